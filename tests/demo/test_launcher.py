"""`python -m demo` as a person meets it: one address, one sentence per hindrance, one stop."""

import signal
import socket
import stat
from pathlib import Path

import pytest
import requests
from tests.support.running import ROOT, answers, free_port, wait_for


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    return {"PORT": str(free_port()), "ADVOCERT_DEMO_DIR": str(tmp_path / "data")}


def last_line(program) -> str:
    program.process.wait(20)
    return program.said().strip().splitlines()[-1]


def is_running(url: str) -> bool:
    return answers(f"{url}/ready")


def test_a_busy_port_is_one_sentence_with_a_port_to_try(start, places):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(places["PORT"])))
        other.listen()
        program = start("demo", **places)
        said = last_line(program)
    assert program.process.returncode == 1
    assert program.said().count("\n") == 1
    assert f"Port {places['PORT']} is in use" in said
    assert "make demo" in said


def test_a_busy_port_of_the_other_system_is_named_too(start, places):
    port = int(places["PORT"]) + 1
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        program = start("demo", **places)
        assert f"Port {port} is in use" in last_line(program)


@pytest.mark.parametrize("port", ["eight", "80", "65535", "-1", "٨٠٠٠"])
def test_a_port_that_is_none_is_one_sentence(start, places, port):
    program = start("demo", **{**places, "PORT": port})
    assert last_line(program).startswith(f"PORT={port} is not usable")
    assert program.said().count("\n") == 1


def test_a_folder_that_cannot_be_written_is_one_sentence(start, places, tmp_path):
    # A file where the folder should be stops root too, whom no permission stops.
    blocker = tmp_path / "file"
    blocker.write_text("")
    program = start("demo", **{**places, "ADVOCERT_DEMO_DIR": str(blocker / "data")})
    assert "cannot be written to" in last_line(program)
    assert program.said().count("\n") == 1


def test_an_address_that_is_not_ours_is_one_sentence(start, places):
    program = start("demo", **{**places, "HOST": "192.0.2.1"})
    assert last_line(program).startswith("HOST=192.0.2.1 is not an address of this machine")


def test_a_course_with_mistakes_and_none_before_is_one_sentence(start, places, tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (content / "programme.yaml").write_text("ref: [")
    program = start("demo", **{**places, "ADVOCERT_CONTENT": str(content)})
    assert "there is nothing to show" in last_line(program)
    assert "Traceback" not in program.said()


def test_one_start_serves_pages_and_stops_with_everything_it_started(start, places):
    url = f"http://127.0.0.1:{places['PORT']}"
    program = start("demo", **places)
    wait_for(lambda: url in program.said(), 60, "the address to be said")
    assert requests.get(url, timeout=5).status_code == 200
    program.process.send_signal(signal.SIGINT)
    assert program.process.wait(10) == 0
    assert not is_running(url)
    assert not answers(f"http://127.0.0.1:{int(places['PORT']) + 1}")
    assert "Traceback" not in program.said()


def test_a_second_start_keeps_keys_people_and_history(start, places):
    url = f"http://127.0.0.1:{places['PORT']}"
    first = start("demo", **places)
    wait_for(lambda: url in first.said(), 60, "the address to be said")
    identity = requests.get(f"{url}/advocert/did.json", timeout=5).json()
    first.process.terminate()
    first.process.wait(10)
    second = start("demo", **places)
    wait_for(lambda: url in second.said(), 30, "the address to be said again")
    assert requests.get(f"{url}/advocert/did.json", timeout=5).json() == identity
    listed = requests.get(f"http://127.0.0.1:{int(places['PORT']) + 1}/advocates.json", timeout=5).json()
    assert len(listed["advocates"]) == 6


def test_two_demos_on_the_same_data_are_refused(start, places):
    url = f"http://127.0.0.1:{places['PORT']}"
    first = start("demo", **places)
    wait_for(lambda: url in first.said(), 60, "the address to be said")
    second = start("demo", **{**places, "PORT": str(free_port())})
    assert (
        last_line(second)
        == f"The demo is already running: open {url}, or stop it with Ctrl-C where it was started."
    )


def test_data_of_another_address_are_refused_because_certificates_carry_it(start, places):
    url = f"http://127.0.0.1:{places['PORT']}"
    first = start("demo", **places)
    wait_for(lambda: url in first.said(), 60, "the address to be said")
    first.process.terminate()
    first.process.wait(10)
    second = start("demo", **{**places, "PORT": str(free_port())})
    assert f"belong to {url}" in last_line(second)


def test_nothing_outlives_a_killed_launcher(start, places):
    url = f"http://127.0.0.1:{places['PORT']}"
    program = start("demo", **places)
    wait_for(lambda: url in program.said(), 60, "the address to be said")
    program.process.kill()
    wait_for(lambda: not is_running(url), 5, "the web server to end")
    wait_for(lambda: not answers(f"http://127.0.0.1:{int(places['PORT']) + 1}"), 5, "the other system to end")


def test_secrets_of_the_first_start_are_for_their_owner_only(start, places):
    program = start("demo", **places)
    kept = Path(places["ADVOCERT_DEMO_DIR"]) / "first-start.json"
    wait_for(kept.exists, 10, "the secrets to be made")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    program.process.terminate()


def test_the_launcher_needs_only_the_standard_library():
    """So that the first word comes at once, also where the installation is broken."""
    files = (ROOT / "demo" / "launcher").glob("*.py")
    lines = [
        line.split()[1]
        for file in files
        for line in file.read_text().splitlines()
        if line.startswith(("import ", "from "))
    ]
    assert not {name.split(".")[0] for name in lines} & {
        "django",
        "xblock",
        "advocert_courses",
        "advocert_certificates",
    }
