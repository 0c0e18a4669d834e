"""Run by the Python of the peers' environment: what their views and answers cost there, as JSON on the last line.

As ours are measured: a runtime and a block anew for each request, no search for asides, a dictionary as the
database. problem-builder is measured without its table of submissions, which is to its advantage.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import django
from django.conf import settings

settings.configure(
    USE_I18N=True,
    USE_TZ=True,
    SECRET_KEY="bench",  # noqa: S106 - of a process that ends at once
    STATIC_URL="/static/",
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "submissions", "problem_builder"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
urlpatterns: list[Any] = []
django.setup()

import problem_builder.mcq  # noqa: E402 - needs the settings
from web_fragments.fragment import Fragment  # noqa: E402
from webob import Request  # noqa: E402
from xblock.core import XBlock  # noqa: E402
from xblock.fields import Integer, Scope, ScopeIds  # noqa: E402
from xblock.reference.user_service import UserService, XBlockUser  # noqa: E402
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager, Runtime  # noqa: E402
from xblocks_contrib.html.html import HtmlBlock  # noqa: E402

problem_builder.mcq.sub_api = None
_QUESTION = (
    '<pb-mcq name="q{0}" question="What do you answer?" correct_choices=\'["a"]\'>'
    '<pb-choice value="a">I ask back.</pb-choice><pb-choice value="b">I promise.</pb-choice>'
    '<pb-choice value="c">I say nothing.</pb-choice><pb-tip values=\'["b"]\'>Do not promise.</pb-tip></pb-mcq>'
)
_PROBLEM = f"<problem-builder>{''.join(_QUESTION.format(one) for one in range(3))}</problem-builder>"
_ROUNDS = 9


class Words:
    """A translation service that translates nothing."""

    def ugettext(self, text: str) -> str:
        """Return the text."""
        return text

    gettext = ugettext

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the form."""
        return one if count == 1 else many


class Users(UserService):
    """Ada, as the platform describes her."""

    def get_current_user(self) -> XBlockUser:
        """Return her."""
        user = XBlockUser(is_current_user=True)
        user.opt_attrs = {
            "edx-platform.user_id": 1,
            "edx-platform.anonymous_user_id": "a" * 32,
            "edx-platform.user_is_staff": False,
        }
        return user


class OneRequest(Runtime):
    """Nobody looks for asides, and files have short names."""

    anonymous_student_id = "a" * 32
    course_id = "course-v1:a+b+c"
    handler_url = resource_url = publish = query = lambda *_args, **_more: ""

    def applicable_aside_types(self, _block: Any) -> list[str]:
        """Return none."""
        return []

    def local_resource_url(self, _block: Any, uri: str) -> str:
        """Return a short name."""
        return f"/static/{uri}"


class Trivial(XBlock):
    """The limit: one sentence, one field."""

    bench_count = Integer(scope=Scope.user_state, default=0)

    def student_view(self, _context: Any = None) -> Fragment:
        """Render one sentence."""
        return Fragment("<p>One sentence.</p>")

    @XBlock.json_handler
    def count(self, data: Any, suffix: str = "") -> dict[str, int]:  # noqa: ARG002 - the platform's signature
        """Write one field."""
        self.bench_count += 1
        return {"count": self.bench_count}


_STORE, _IDS = DictKeyValueStore(), MemoryIdManager()


def _runtime() -> OneRequest:
    services = {"field-data": KvsFieldData(_STORE), "i18n": Words(), "user": Users()}
    runtime = OneRequest(id_reader=_IDS, id_generator=_IDS, services=services)
    runtime.user_id = 1
    return runtime


def _made(cls: type[XBlock]) -> XBlock:
    return _runtime().construct_xblock_from_class(cls, ScopeIds(1, cls.__name__, cls.__name__, cls.__name__))


def _view(make: Callable[[], XBlock]) -> Callable[[], object]:
    return lambda: (block := make()).runtime.render(block, "student_view", {})


def _post(make: Callable[[], XBlock], handler: str, data: Any) -> Callable[[], object]:
    body = json.dumps(data).encode()

    def post() -> object:
        block = make()
        answer = block.runtime.handle(block, handler, Request.blank("/", method="POST", body=body))
        assert answer.status_code == 200
        return answer

    return post


def _ratio(own: Callable[[], object], limit: Callable[[], object]) -> float:
    def per_call(run: Callable[[], object], calls: int) -> float:
        gc.collect()
        gc.disable()
        start = time.process_time()
        for _ in range(calls):
            run()
        spent = time.process_time() - start
        gc.enable()
        return spent / calls

    per_call(own, 5), per_call(limit, 200)
    return median(per_call(own, 20) / per_call(limit, 200) for _ in range(_ROUNDS))


def main() -> None:
    """Measure the html block with the text on standard input, and a problem with three questions."""
    html = _made(HtmlBlock)
    html.data = sys.stdin.read()
    html.save()
    usage = _runtime().parse_xml_string(_PROBLEM)
    answers = {f"q{one}": {"value": "b"} for one in range(3)}
    trivial = lambda: _made(Trivial)  # noqa: E731
    problem = lambda: _runtime().get_block(usage)  # noqa: E731
    answered = _ratio(_post(problem, "submit", answers), _post(trivial, "count", {}))
    found = {
        "html_view": _ratio(_view(lambda: _made(HtmlBlock)), _view(trivial)),
        "problem_view": _ratio(_view(problem), _view(trivial)),
        "problem_answer": answered,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
