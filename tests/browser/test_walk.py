"""The main job, walked through by people in a browser: learn, be certified, be known elsewhere, be taken back.

Each fixture walks one stretch and leaves the demo in the state that the next one needs; the tests claim what
is to be seen there. Every state on the way is looked at in both widths and themes, with axe, and its
pictures stay in artifacts/walk.
"""

import base64
import gzip
import json
import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import ARTIFACTS, Eyes, be
from tests.support.learner import CourseByHeart, Learner
from tests.support.running import RunningDemo, wait_for

pytestmark = pytest.mark.browser

SECONDS = 20  # the demo takes two or three; a loaded machine gets more
AMINA = "a.osei@acme.example"


def reload_until(page: Page, text: str, seconds: float = SECONDS) -> None:
    """Reload as an impatient person does, until the page says it."""
    wait_for(lambda: page.reload() and page.get_by_text(text).count(), seconds, f"the page to say {text!r}")


@pytest.fixture(scope="module")
def amina(browser: Browser, demo: RunningDemo) -> Iterator[Eyes]:
    eyes = be(browser, demo, "Amina, employee")
    yield eyes
    eyes.page.context.close()


@pytest.fixture(scope="module")
def certified(amina: Eyes, demo: RunningDemo) -> Eyes:
    """Amina, after she has gone through the whole course and opened My certification."""
    page = amina.page
    learner = Learner(page, CourseByHeart.of(demo.content), amina.look)
    page.goto(f"{demo.url}/learn/")
    amina.look("outline")
    outline = page.get_by_role("navigation", name="Foundations").get_by_role("listitem")
    units = [link.get_attribute("href") for link in outline.get_by_role("link").all()]
    for number, address in enumerate(units, start=1):
        page.goto(demo.url + address)
        do_the_unit(learner, f"unit-{number:02}")
    page.goto(f"{demo.url}/advocert/me/")
    reload_until(page, "Download the certificate")
    return amina


def do_the_unit(learner: Learner, name: str) -> None:
    """Do what the open page asks for, whatever it is."""
    page = learner.page
    page.locator("[data-ready]").first.wait_for()
    if learner.button("Start the conversation").count():
        learner.play(name)
    elif learner.button("Begin the exam").count():
        learner.take_exam(name)
    elif page.get_by_text("Full clause").or_(page.locator(".clause")).count():
        learner.read_and_sign(name)
    else:
        learner.look(name)


@pytest.fixture(scope="module")
def document(certified: Eyes) -> dict:
    """The signed file as Amina downloads it."""
    with certified.page.expect_download() as download:
        certified.page.get_by_role("link", name=re.compile("^JSON")).click()
    return json.loads(download.value.path().read_text())


@pytest.fixture(scope="module")
def check_address(certified: Eyes, demo: RunningDemo) -> str:
    link = certified.page.get_by_role("link", name="Show the public check")
    return demo.url + link.get_attribute("href")


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Eyes]:
    page = browser.new_context(reduced_motion="reduce").new_page()
    yield Eyes(page, ARTIFACTS / "walk")
    page.context.close()


def test_the_front_page_offers_four_people_and_the_public_check(stranger, demo):
    stranger.page.goto(demo.url)
    stranger.look("front")
    offered = [face.inner_text() for face in stranger.page.locator(".demo-people h3, .demo-people b").all()]
    names = stranger.page.get_by_role("main").inner_text()
    assert all(role in names for role in ("employee", "trainer", "HR", "owner of another system")), offered


def test_one_click_brings_the_employee_to_a_conversation(amina):
    expect(amina.page.get_by_role("button", name="Start the conversation")).to_be_visible()


def test_after_the_exam_my_certification_says_what_it_allows_and_until_when(certified):
    certified.look("my-certification")
    main = certified.page.get_by_role("main")
    expect(main).to_contain_text("Certified")
    expect(main).to_contain_text("share approved pieces")
    expect(main).to_contain_text(re.compile(r"until \d+ \w+ 20\d\d"))


def test_the_outline_shows_everything_done(certified, browser, demo):
    page = certified.page.context.new_page()
    page.goto(f"{demo.url}/learn/")
    expect(page.get_by_text("You have done all of it")).to_be_visible()
    page.close()


def test_the_pdf_has_a_qr_code_that_leads_to_the_public_check(certified, check_address, qr_of):
    with certified.page.expect_download() as download:
        certified.page.get_by_role("link", name="Download the certificate", exact=True).click()
    assert qr_of(download.value.path()) == check_address


def test_anyone_reads_that_it_is_valid_without_login(stranger, check_address):
    stranger.page.goto(check_address)
    stranger.look("verify-valid")
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text("This certificate is valid.")
    expect(stranger.page.get_by_role("main")).to_contain_text("Amina Osei")


def test_the_public_check_shows_no_mail_and_no_score(stranger, check_address):
    stranger.page.goto(check_address)
    shown = stranger.page.content()
    assert AMINA not in shown
    assert not re.search(r"\d of 30\b", shown)  # the list of a day in November may be of the 30th


def test_anyone_can_hand_in_the_pdf_itself(certified, stranger, demo):
    with certified.page.expect_download() as download:
        certified.page.get_by_role("link", name="Download the certificate", exact=True).click()
    stranger.page.goto(f"{demo.url}/advocert/verify/")
    stranger.look("verify-form")
    chooser = stranger.page.locator("input[type=file]").first
    chooser.set_input_files(
        {"name": "c.pdf", "mimeType": "application/pdf", "buffer": download.value.path().read_bytes()}
    )
    stranger.page.get_by_role("button", name=re.compile("Check|Read", re.IGNORECASE)).last.click()
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text("This certificate is valid.")
    stranger.look("verify-handed-in")


def test_machines_get_the_same_answer_as_json(check_address):
    assert asked_as_json(check_address)["state"] == "valid"


def test_the_other_system_shows_amina_with_her_scopes(certified, stranger, demo):
    stranger.page.goto(demo.receiver)
    reload_until(stranger.page, AMINA)
    stranger.look("receiver-with-amina")
    expect(stranger.page.get_by_role("main")).to_contain_text("speak:own-account")


@pytest.fixture(scope="module")
def marta(browser: Browser, demo: RunningDemo) -> Iterator[Eyes]:
    eyes = be(browser, demo, "Marta, HR")
    yield eyes
    eyes.page.context.close()


@pytest.fixture(scope="module")
def record(marta: Eyes, certified: Eyes) -> Eyes:
    """Marta, after she has found Amina."""
    marta.look("records")
    marta.page.get_by_label("Name, user name or mail").fill("osei")
    marta.page.get_by_role("button", name="Show", exact=True).click()
    marta.page.wait_for_load_state("networkidle")
    marta.look("records-found")
    marta.page.get_by_role("link", name="Amina Osei").click()
    return marta


def test_hr_sees_which_text_was_signed_and_what_was_passed(record):
    record.look("record")
    main = record.page.get_by_role("main")
    for fact in ("DISC-1", "version 1", "FND-EXAM", "FND-01", "Passed"):
        expect(main).to_contain_text(fact)


def test_hr_looks_at_numbers_and_at_any_day(record, demo):
    page = record.page
    here = page.url
    for name, address in (("overview", "overview/"), ("who-could", "who/")):
        page.goto(f"{demo.url}/advocert/records/{address}")
        record.look(f"records-{name}")
    page.goto(here)
    page.get_by_role("link", name="Pause").first.click()
    record.look("pause")
    page.goto(here)
    expect(page.get_by_role("heading", level=1)).to_have_text("Amina Osei")


@pytest.fixture(scope="module")
def revoked(record: Eyes, document: dict, check_address: str) -> Eyes:
    """Marta, after she has taken the certificate back."""
    page = record.page
    page.get_by_role("button", name=re.compile("Take the certificate back")).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    record.look("take-back")
    dialog.get_by_label("Reason").select_option(index=1)
    dialog.get_by_label(re.compile("In your own words")).fill("A post named a customer.")
    dialog.get_by_role("button", name="Take the certificate back").click()
    page.wait_for_load_state()
    return record


def test_hr_sees_that_it_was_taken_back_and_why(revoked):
    revoked.look("record-taken-back")
    main = revoked.page.get_by_role("main")
    expect(main).to_contain_text("was taken back on")
    expect(main).to_contain_text("A post named a customer.")


def test_the_public_check_says_taken_back_without_the_reason(revoked, stranger, check_address):
    stranger.page.goto(check_address)
    reload_until(stranger.page, "taken back")
    stranger.look("verify-taken-back")
    assert "customer" not in stranger.page.get_by_role("main").inner_text()


def test_the_bit_in_the_status_list_is_set(revoked, document, demo):
    entry = document["credentialStatus"]
    address = re.sub(r"^https?://[^/]+", demo.url, entry["statusListCredential"])
    index = int(entry["statusListIndex"])
    wait_for(lambda: bit_of(address, index) == 1, SECONDS, "the bit in the status list")


def test_the_other_system_has_removed_amina(revoked, stranger, demo):
    stranger.page.goto(demo.receiver)
    listed = stranger.page.get_by_role("table").first
    wait_for(
        lambda: stranger.page.reload() and AMINA not in listed.inner_text(), SECONDS, "Amina to be removed"
    )
    stranger.look("receiver-without-amina")


def test_amina_reads_the_reason(revoked, amina, demo):
    amina.page.goto(f"{demo.url}/advocert/me/")
    amina.look("my-certification-taken-back")
    expect(amina.page.get_by_role("main")).to_contain_text("A post named a customer.")


def asked_as_json(address: str) -> dict:
    request = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - loopback
        return json.load(response)


def bit_of(address: str, index: int) -> int:
    """The bit of a Bitstring Status List: multibase base64url, gzip, most significant bit first."""
    encoded = asked_as_json(address)["credentialSubject"]["encodedList"][1:]
    bits = gzip.decompress(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    return bits[index // 8] >> (7 - index % 8) & 1
