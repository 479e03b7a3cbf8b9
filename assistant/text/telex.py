"""Keys of the Telex and VNI input methods left in the text: 'ddawng kys', 'd9a8ng ky1'."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.text.tones import (
    ACUTE,
    BARRED_D,
    BREVE,
    CIRCUMFLEX,
    DOT,
    GRAVE,
    HOOK,
    HORN,
    TILDE,
    compose,
)

_TELEX_TONE = {"f": GRAVE, "s": ACUTE, "r": HOOK, "x": TILDE, "j": DOT}
_VNI_TONE = {"1": ACUTE, "2": GRAVE, "3": HOOK, "4": TILDE, "5": DOT}
_VNI_SHAPE = {"6": CIRCUMFLEX, "7": HORN, "8": BREVE}
_VOWELS = frozenset("aeiouy")
_TAKES = {CIRCUMFLEX: "aeo", HORN: "ou", BREVE: "a"}


def decode_telex(keys: str) -> str | None:
    """What these lower-case keys write, or None if none of them is a mark's."""
    syllable = _Syllable()
    for key in keys:
        if not syllable.press_telex(key):
            syllable.letters.append(key)
    return syllable.written()


def decode_vni(keys: str) -> str | None:
    """The same where digits are the marks' keys; None also if a digit is left over."""
    syllable = _Syllable()
    for key in keys:
        if key.isdigit() and not syllable.press_vni(key):
            return None
        if not key.isdigit() and not (syllable.letters == ["d"] and syllable.press_telex(key)):
            syllable.letters.append(key)
    return syllable.written()


@dataclass
class _Syllable:
    """What was typed so far; `shapes` belong to the letter at their place."""

    letters: list[str] = field(default_factory=list)
    shapes: dict[int, str] = field(default_factory=dict)
    tone: str = ""
    is_changed: bool = False

    def press_telex(self, key: str) -> bool:
        """Whether the key was one for a mark here."""
        if key in _TELEX_TONE and self._vowels():
            return self._set_tone(_TELEX_TONE[key])
        if key == "w":
            return self._shape(HORN) or self._shape(BREVE) or self._type_horned_u()
        if key in "aeo" and self._is_twin(key):
            return self._shape(CIRCUMFLEX)
        return key == "d" and self._bar()

    def press_vni(self, key: str) -> bool:
        if key in _VNI_TONE and self._vowels():
            return self._set_tone(_VNI_TONE[key])
        if key in _VNI_SHAPE:
            return self._shape(_VNI_SHAPE[key])
        return key == "9" and self._bar()

    def written(self) -> str | None:
        if not self.is_changed:
            return None
        self._horn_after_horn()
        marked = [compose(one, self.shapes.get(at, "")) for at, one in enumerate(self.letters)]
        if self.tone:
            at = self._tone_place()
            marked[at] = compose(marked[at], self.tone)
        return "".join(marked)

    def _set_tone(self, tone: str) -> bool:
        self.tone = tone
        self.is_changed = True
        return True

    def _shape(self, shape: str) -> bool:
        """On the last vowel that takes it; 'uo' takes two horns."""
        free = [at for at in self._vowels() if at not in self.shapes]
        taking = [at for at in free if self.letters[at] in _TAKES[shape]]
        if not taking:
            return False
        self.shapes[taking[-1]] = shape
        if shape == HORN and len(taking) > 1 and self._letters(taking[-2:]) == "uo":
            self.shapes[taking[-2]] = shape
        self.is_changed = True
        return True

    def _type_horned_u(self) -> bool:
        """A 'w' where there is no vowel to shape is itself one: 'nhw', 'tw'."""
        if self._vowels() or not self.letters:
            return False
        self.letters.append("u")
        return self._shape(HORN)

    def _horn_after_horn(self) -> None:
        """An 'o' between a horned 'u' and another letter has its horn too: 'ngwoif'."""
        for at in range(1, len(self.letters) - 1):
            if self.letters[at] == "o" and self.shapes.get(at - 1) == HORN:
                self.shapes.setdefault(at, HORN)

    def _is_twin(self, key: str) -> bool:
        """Whether the vowel was typed already, and only a coda since."""
        vowels = self._vowels()
        return bool(vowels) and self.letters[vowels[-1]] == key and vowels[-1] not in self.shapes

    def _bar(self) -> bool:
        if self.letters[:1] != ["d"]:
            return False
        self.letters[0] = BARRED_D
        self.is_changed = True
        return True

    def _vowels(self) -> list[int]:
        """Places of the vowels; the 'u' of 'qu' and the 'i' of 'gi' before a vowel are none."""
        at = [place for place, letter in enumerate(self.letters) if letter in _VOWELS]
        has_glide = self._letters(range(min(2, len(self.letters)))) in ("qu", "gi")
        return at[1:] if has_glide and len(at) > 1 else at

    def _letters(self, places: list[int] | range) -> str:
        return "".join(self.letters[place] for place in places)

    def _tone_place(self) -> int:
        """On the last shaped vowel; else the last before a coda, the last but one without."""
        vowels = self._vowels()
        shaped = [at for at in vowels if at in self.shapes]
        if shaped:
            return shaped[-1]
        if vowels[-1] < len(self.letters) - 1:
            return vowels[-1]
        return vowels[-2] if len(vowels) > 1 else vowels[0]
