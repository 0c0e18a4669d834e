"""The front page: what a stranger sees, and becoming somebody with one click."""

import pytest


def test_a_stranger_is_offered_four_people_and_a_check(visitor):
    page = visitor.get("/").text
    for words in ("Amina, employee", "Jonas, trainer", "Marta, HR", "Samir, owner of another system"):
        assert words in page
    assert "Check a certificate" in page


def test_the_page_says_that_it_is_a_demo_with_made_up_people_on_this_machine(visitor):
    assert "A demo with made-up people, on this machine only." in visitor.get("/").text


def test_the_owner_of_the_other_system_is_sent_there(visitor, demo):
    assert f'<a href="{demo.receiver}">Samir' in visitor.get("/").text


def test_one_click_puts_a_new_employee_into_the_first_conversation(visitor):
    page = visitor.be("amina")
    assert page.url.endswith("/learn/fnd-u01/")
    assert "advocert_scenario" in page.text


@pytest.mark.parametrize(("slug", "path"), [("jonas", "/trainer/"), ("marta", "/advocert/records/")])
def test_one_click_leads_to_the_place_of_the_work(visitor, slug, path):
    assert visitor.be(slug).url.endswith(path)


def test_every_page_says_who_one_is_and_how_to_be_somebody_else(amina):
    for path in ("/learn/", "/learn/fnd-u02/", "/advocert/me/", "/advocert/verify/"):
        page = amina.get(path).text
        assert "Amina Osei" in page, path
        assert "Be somebody else" in page, path


def test_being_somebody_else_replaces_who_one_was(amina):
    amina.be("marta")
    assert "Marta Kowalczyk" in amina.get("/advocert/records/").text


def test_a_link_from_another_site_cannot_make_somebody_of_a_visitor(visitor):
    visitor.get("/")
    assert visitor.post("/be/amina/", token=False).status_code == 403
    assert visitor.get("/be/amina/").status_code == 405


def test_nobody_is_sent_to_another_site_after_the_click(visitor):
    visitor.get("/")
    page = visitor.post("/be/amina/", data={"next": "https://evil.example/"})
    assert page.url.startswith(visitor.url)


def test_a_page_that_needs_somebody_leads_to_the_choice_and_back(visitor):
    choice = visitor.get("/learn/fnd-u02/")
    assert "That page needs to know who you are" in choice.text
    assert visitor.post("/be/amina/", data={"next": "/learn/fnd-u02/"}).url.endswith("/learn/fnd-u02/")


def test_a_stranger_again_is_nobody(amina):
    amina.get("/")
    amina.post("/leave/")
    assert "Be somebody else" not in amina.get("/advocert/verify/").text


def test_unknown_people_and_pages_answer_404_in_the_face_of_the_product(visitor):
    visitor.get("/")
    assert visitor.post("/be/mallory/").status_code == 404
    answer = visitor.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_the_list_of_hr_is_not_empty(marta):
    page = marta.get("/advocert/records/").text
    for name in ("Hanna Lindgren", "Tomasz Zieliński", "يوسف المنصوري", "Grace Achieng"):
        assert name in page
    assert "Taken back" in page
    assert "Learning" in page
