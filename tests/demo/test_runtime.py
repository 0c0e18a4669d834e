"""The runtime is as strict, and as loose, as the platform: measured facts, run inside the demo's Django."""

SETUP = """
from django.contrib.auth import get_user_model
from demo.course import current_course
from demo.models import Grade, Completion, BlockState
from demo.player.runtime import PlayerRuntime
from demo.player.state import LearnerStore
user = get_user_model().objects.get(username="marta")
course = current_course()
key = course.units[0].blocks[0]
def block():
    return PlayerRuntime(user, LearnerStore(course.fields)).get_block(key)
def attempt(act):
    try:
        act()
    except Exception as error:
        return type(error).__name__
    return "nothing"
"""


def test_a_block_cannot_write_what_authors_wrote(demo):
    code = SETUP + "one = block(); one.content = 'new'; print(attempt(one.save))"
    assert demo.run(code).strip() == "InvalidScopeError"


def test_a_grade_without_its_maximum_is_an_error(demo):
    code = SETUP + "one = block(); print(attempt(lambda: one.runtime.publish(one, 'grade', {'value': 1})))"
    assert demo.run(code).strip() == "KeyError"


def test_a_grade_goes_to_the_person_of_the_request_whatever_the_event_says(demo):
    publish = "one = block(); one.runtime.publish(one, 'grade', {'value': 1, 'max_value': 1, 'user_id': 1})\n"
    code = SETUP + publish + "print(Grade.objects.get().user_id == user.pk)"
    assert demo.run(code).strip() == "True"


def test_a_lower_grade_does_not_replace_a_higher_one_when_asked_not_to(demo):
    publish = """
one = block()
Grade.objects.all().delete()
for value in (3, 2):
    one.runtime.publish(one, "grade", {"value": value, "max_value": 4, "only_if_higher": True})
print(Grade.objects.get().value)
"""
    assert demo.run(SETUP + publish).strip() == "3.0"


def test_completion_beyond_everything_is_an_error(demo):
    code = (
        SETUP
        + "one = block(); print(attempt(lambda: one.runtime.publish(one, 'completion', {'completion': 2})))"
    )
    assert demo.run(code).strip() == "CompletionRangeError"


def test_all_state_of_a_learner_in_a_block_is_one_row(demo):
    save = """
one = block()
for number in (1, 2):
    one.advocert_state = {"v": number}
    one.save()
print([state.fields for state in BlockState.objects.filter(user_id=user.pk)])
"""
    assert demo.run(SETUP + save).strip() == "[{'advocert_state': {'v': 2}}]"


def test_no_mock_stands_on_a_block(demo):
    render = """
one = block()
one.render("student_view", {})
print(hasattr(one, "location"), hasattr(one, "due"))
"""
    assert demo.run(SETUP + render).strip() == "False False"


def test_an_address_is_given_for_handlers_only(demo):
    code = SETUP + "one = block(); print(attempt(lambda: one.runtime.handler_url(one, 'save')))"
    assert demo.run(code).strip() == "ValueError"
