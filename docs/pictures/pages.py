"""The pages that need no JavaScript, each on a phone and on a desktop."""

from __future__ import annotations

from docs.pictures.camera import HEIGHTS, Camera, take_at

SLUG = "dang_ky_khai_sinh"


def take_pages(camera: Camera) -> None:
    for width in HEIGHTS:
        take_chat(camera, width)
        with camera.window(width, java_script_enabled=False) as page:
            page.goto("/thu-tuc")
            take_at(page, width, "procedures")
            page.goto(f"/thu-tuc/{SLUG}")
            take_at(page, width, "procedure")


def take_chat(camera: Camera, width: int) -> None:
    with camera.window(width, java_script_enabled=False) as page:
        page.goto("/chat?hoi=lam+giay+khai+sinh+cho+con+can+giay+to+gi")
        page.get_by_role("button", name="Gửi câu hỏi").click()
        page.locator("#moi").wait_for()
        take_at(page, width, "chat-answer")
        page.get_by_label("Con sinh ra bình thường", exact=True).check()
        page.get_by_role("button", name="Tiếp", exact=True).click()
        page.get_by_text("Con sinh ra bình thường", exact=True).first.wait_for()
        take_at(page, width, "chat-interview")
