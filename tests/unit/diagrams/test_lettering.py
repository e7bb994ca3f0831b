"""Where lines break in a drawing, which the browser does not break itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.diagrams.lettering import NOT_FIRST, NOTE, advance, wrap

TEXTS = st.text(alphabet="客户服务的了，。、（）“”？ abcWXY0123456789%-.", max_size=80)


def test_han_takes_a_whole_size_and_latin_about_half() -> None:
    assert advance("客户", 13) == 26
    assert 10 < advance("ab", 13) < 20


def test_a_line_breaks_after_punctuation_where_that_does() -> None:
    assert wrap("请主管接手，客户不用再讲一遍", 8.5 * NOTE, NOTE) == ["请主管接手，", "客户不用再讲一遍"]


def test_lines_are_about_equally_long() -> None:
    assert {len(line) for line in wrap("每层之内可以挑选裁剪成自己要的", 9 * NOTE, NOTE)} == {7, 8}


def test_punctuation_never_begins_a_line_and_a_bracket_never_ends_one() -> None:
    lines = wrap("他说（对）再往下走。", 3 * NOTE, NOTE)
    assert not any(line[0] in NOT_FIRST or line[-1] == "（" for line in lines)


def test_a_latin_word_is_kept_whole() -> None:
    assert "ISO" in wrap("按照ISO10002处理投诉", 5 * NOTE, NOTE)[0] + wrap("按照ISO10002处理投诉", 5 * NOTE, NOTE)[1]
    assert any("ISO10002" in line for line in wrap("按照ISO10002处理投诉", 5 * NOTE, NOTE))


def test_nothing_needs_no_line() -> None:
    assert wrap("", 100, NOTE) == []


@settings(deadline=None)
@given(TEXTS, st.integers(3, 30))
def test_no_character_is_lost_and_no_line_is_empty(text: str, room: int) -> None:
    lines = wrap(text, room * NOTE, NOTE)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.strip() == line and line for line in lines)


@settings(deadline=None)
@given(st.text(alphabet="客户服务，。", min_size=1, max_size=60), st.integers(4, 20))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    lines = wrap(text, room * NOTE, NOTE)
    assert all(advance(line.rstrip("，。"), NOTE) <= room * NOTE for line in lines)
