"""Names of somebody who is forgotten are found in words about others: whole names, in any case, and nothing else."""

import unicodedata

import pytest

from advocert_certificates.domain.erased_names import MARK, ErasedNames, excerpt

ANN = ErasedNames({"Ann Lee", "Ann Müller"}, {"a.lee@acme.example"})


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee",
        "ANN LEE said it.",
        "so ann\n  lee, of course",
        "(Ann Lee)",
        "Lee, Ann",
        "Ann Lee's plan",
        "Ann Lee’s plan",  # noqa: RUF001 - as people type it
        "ann müller",
        "ANN MÜLLER",
        unicodedata.normalize("NFD", "Ann Müller"),
        "write to A.Lee@Acme.Example.",
        "<a.lee@acme.example>",
    ],
)
def test_a_whole_name_is_found_in_any_case(text):
    assert MARK in ANN.blacken(text)
    left = ANN.blacken(text).replace(MARK, "")
    assert not {"ann", "lee", "müller"} & set(left.casefold().split())


@pytest.mark.parametrize(
    "text",
    [
        "Joann Lee",
        "Ann Leeds",
        "Ann Lee-Roy",
        "Mary-Ann Lee",
        "O'Ann Lee",
        "Ann",
        "Lee",
        "Ann and Lee",
        "Ann Mullers",
        "annlee",
        "aa.lee@acme.example",
        "a.lee@acme.example.org",
        "a.lee@acme.examples",
        "",
    ],
)
def test_names_that_are_parts_of_other_words_stay(text):
    assert ANN.blacken(text) == text
    assert not ANN.are_in(text)


def test_a_name_of_one_word_must_fit_in_its_case():
    will = ErasedNames({"Will"})
    assert will.blacken("Will will go. Wills, goodwill.") == f"{MARK} will go. Wills, goodwill."


def test_a_script_without_spaces_has_no_bounds_of_words():
    assert ErasedNames({"王伟"}).blacken("请王伟联系") == f"请{MARK}联系"


def test_the_longer_of_two_names_goes_whole():
    names = ErasedNames({"Ann Lee", "Ann Lee Roy"})
    assert names.blacken("Ann Lee Roy and Ann Lee") == f"{MARK} and {MARK}"


def test_what_looks_like_a_pattern_is_taken_by_its_letters():
    assert ErasedNames({"A. (B) C*"}).blacken("A. (B) C* / AX (B) CC") == f"{MARK} / AX (B) CC"


@pytest.mark.parametrize("names", [set(), {""}, {"  "}])
def test_nobody_is_in_no_text(names):
    nobody = ErasedNames(names, {""})
    assert not nobody
    assert nobody.blacken("Any text") == "Any text"


def test_hints_stand_in_every_text_that_names_the_person():
    assert set(ANN.hints()) == {"Ann", "a.lee@acme.example"}
    assert ErasedNames({"Ann Lee", "王伟"}).hints() == ()


def test_an_excerpt_shows_the_name_with_what_stands_around_it():
    text = "x " * 50 + "as\nAnn Lee wrote" + " y" * 50
    shown = excerpt(text, ANN)
    assert "as Ann Lee wrote" in shown
    assert (shown[0], shown[-1], len(shown) < 100) == ("…", "…", True)
