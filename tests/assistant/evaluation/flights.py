"""A set of another domain, in the manner of PhoATIS (Dao et al. 2021): questions about flights.

All sentences are our own; a seed makes the same ones every time. Nothing of the assistant's domain
is in them, so a pipeline that can be trained on them carries its knowledge in data.
"""

import random
import re
from pathlib import Path

SEED = 20_261
CITIES = (
    "Hà Nội", "Đà Nẵng", "Huế", "Cần Thơ", "Hải Phòng", "Nha Trang", "Phú Quốc", "Đà Lạt",
    "Buôn Ma Thuột", "Quy Nhơn", "Vinh", "Côn Đảo", "Pleiku", "Thành phố Hồ Chí Minh", "Rạch Giá",
)  # fmt: skip
WORDS: dict[str, tuple[str, ...]] = {
    "from_city": CITIES,
    "to_city": CITIES,
    "stop_city": CITIES,
    "depart_day": ("thứ hai", "thứ ba", "thứ sáu", "chủ nhật", "ngày mai", "hôm nay", "cuối tuần"),
    "depart_date": ("ngày 2 tháng 9", "mùng 5 tháng 6", "ngày 20 tháng 11", "ngày 1 tháng 5"),
    "return_day": ("thứ tư", "thứ năm", "thứ bảy", "tuần sau", "ngày kia"),
    "period": ("buổi sáng", "buổi trưa", "buổi tối", "sáng sớm", "nửa đêm", "xế chiều"),
    "depart_time": ("6 giờ", "9 giờ 30", "trước 10 giờ", "sau 17 giờ", "khoảng 14 giờ"),
    "arrive_time": ("11 giờ", "lúc 18 giờ", "trước 8 giờ", "sau 21 giờ"),
    "airline": ("Sao Xanh", "Cánh Cò", "Mây Trắng", "Hải Âu", "Đại Bàng"),
    "flight_number": ("SX 210", "CC 47", "MT 1189", "HA 306", "DB 5"),
    "seat_class": ("hạng thương gia", "hạng phổ thông", "hạng nhất", "hạng tiết kiệm"),
    "aircraft": ("A320", "A350", "Boeing 787", "ATR 72"),
    "price": ("2 triệu", "900 nghìn", "một triệu rưỡi", "3 triệu đồng"),
    "trip": ("một chiều", "khứ hồi"),
    "meal": ("bữa sáng", "bữa tối", "suất ăn chay", "đồ uống"),
}
TEMPLATES: dict[str, tuple[str, ...]] = {
    "find_flight": (
        "cho tôi xem các chuyến bay từ {from_city} đi {to_city} {depart_day}",
        "có chuyến nào rời {from_city} {period} để tới {to_city} không",
        "tôi cần bay từ {from_city} đến {to_city} vào {depart_date} lúc {depart_time}",
        "tìm chuyến bay {trip} {from_city} {to_city} đi {depart_day} về {return_day}",
        "những chuyến của {airline} từ {from_city} ghé {stop_city} rồi tới {to_city}",
        "liệt kê chuyến bay đến {to_city} hạ cánh {arrive_time}",
    ),
    "ask_fare": (
        "vé {trip} từ {from_city} tới {to_city} giá bao nhiêu",
        "bay {seat_class} của {airline} đi {to_city} hết bao nhiêu tiền",
        "có vé nào rẻ hơn {price} từ {from_city} đến {to_city} không",
        "giá vé {flight_number} {seat_class} là mấy tiền",
    ),
    "ask_airline": (
        "hãng nào bay từ {from_city} đến {to_city} {depart_day}",
        "những hãng nào có chuyến đi {to_city} vào {period}",
        "chuyến {flight_number} là của hãng nào",
    ),
    "ask_time": (
        "chuyến {flight_number} cất cánh lúc mấy giờ",
        "máy bay của {airline} từ {from_city} mấy giờ tới {to_city}",
        "chuyến sớm nhất {depart_day} đi {to_city} khởi hành khi nào",
    ),
    "ask_duration": (
        "bay từ {from_city} đến {to_city} mất mấy tiếng",
        "chuyến {flight_number} bay trong bao lâu nếu ghé {stop_city}",
    ),
    "ask_aircraft": (
        "chuyến {flight_number} dùng máy bay loại gì",
        "hãng {airline} có bay {aircraft} tới {to_city} không",
    ),
    "ask_meal": (
        "trên chuyến {flight_number} có phục vụ {meal} không",
        "bay {seat_class} đi {to_city} có được {meal} không",
    ),
    "ask_ground": (
        "từ sân bay {to_city} về trung tâm đi bằng xe gì",
        "ở {to_city} có xe buýt ra sân bay {period} không",
    ),
    "ask_capacity": (
        "máy bay {aircraft} chở được bao nhiêu khách",
        "{aircraft} của {airline} có mấy ghế {seat_class}",
    ),
    "cancel_flight": (
        "hủy giúp tôi vé {flight_number} {depart_date}",
        "tôi muốn bỏ chuyến từ {from_city} đi {to_city} {depart_day}",
    ),
}
_BLANK = re.compile(r"\{(\w+)\}")


def write_flights(folder: Path, train: int = 600, test: int = 150) -> tuple[Path, Path]:
    """Writes `nlu/train.yml` of a data folder, and `test.yml` beside it; no sentence is in both."""
    chance = random.Random(SEED)
    made: dict[str, str] = {}
    intents = list(TEMPLATES)
    while len(made) < train + test:
        intent = chance.choices(intents, [len(TEMPLATES[name]) for name in intents])[0]
        made[_filled(chance.choice(TEMPLATES[intent]), chance)] = intent
    sentences = list(made.items())
    (folder / "nlu").mkdir(parents=True)
    trained, held_out = folder / "nlu/train.yml", folder / "test.yml"
    trained.write_text(_as_yaml(sentences[:train]), encoding="utf-8")
    held_out.write_text(_as_yaml(sentences[train:]), encoding="utf-8")
    return trained, held_out


def _filled(template: str, chance: random.Random) -> str:
    return _BLANK.sub(lambda blank: f"[{chance.choice(WORDS[blank[1]])}]({blank[1]})", template)


def _as_yaml(sentences: list[tuple[str, str]]) -> str:
    lines = ['version: "3.1"', "nlu:"]
    for intent in TEMPLATES:
        lines += [f"- intent: {intent}", "  examples: |"]
        lines += [f"    - {text}" for text, wanted in sentences if wanted == intent]
    return "\n".join(lines) + "\n"
