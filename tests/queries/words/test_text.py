import pytest

from queries.words.text import agree, forms, plain, words


def test_words_know_where_they_stand():
    text = "Quyết định 749/QĐ-TTg."
    assert [text[word.start : word.end] for word in words(text)] == ["Quyết", "định", "749", "QĐ", "TTg"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Điện Biên", "dien bien"),
        ("ĐIỆN BIÊN", "Dien-Bien"),
        ("Ðiện Biên", "Điện Biên"),  # the Icelandic letter that old encodings leave behind
        ("Hoà Bình", "Hòa Bình"),
        ("target", "targets"),
        ("achieve", "achieved"),
        ("province", "provinces"),
        ("priority", "priorities"),
        ("miss", "missing"),
        ("goal", "Goals"),
    ],
)
def test_spellings_and_endings_do_not_matter(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("address", "addres"), ("index", "inde")])
def test_other_words_stay_other_words(one, other):
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("asked", "named", "same"),
    [
        ("đạt", "đạt", True),
        ("đạt", "đặt", False),
        ("dat", "đặt", True),
        ("hoà", "hòa", True),
        ("bảng", "bằng", False),
    ],
)
def test_accents_count_where_they_are_written(asked, named, same):
    assert plain(asked) == plain(named)
    assert agree(words(asked), forms(named)[1]) is same
