"""A strict fake of the platform: it behaves as was measured, and complains where the real one is silent.

Usage: one `Platform` is one site; every call makes a new runtime and a new block, as every request does.

    platform = Platform()
    platform.author("FND-L01", "advocert_lesson", text)
    html = platform.render("FND-L01", user=ADA).content
    answer = platform.post("FND-L01", "sign", {...}, user=ADA)
    answer.status, answer.json, platform.store.writes, platform.grades

Callers: `user=None` is an anonymous caller, as anonymous GET and `handler_noauth` are. `mode` is one of the
    names in `strict_store`. `masquerade=True` shows the course as `user` to somebody else: state goes to
    the session, no grade.
"""

import json
import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from lxml import etree
from opaque_keys.edx.keys import CourseKey
from tests.support.clock import Clock
from tests.support.platform_names import MIXED_IN
from tests.support.strict_errors import (
    CollisionError,
    ForbiddenAttributeError,
    MissingResourceError,
    RewrittenAddressError,
)
from tests.support.strict_store import IMPORT, LMS, STUDIO, STUDIO_PREVIEW, Store, StrictFieldData
from web_fragments.fragment import Fragment
from webob import Request, Response
from xblock.core import XBlock, XBlockMixin
from xblock.fields import Boolean, DateTime, Dict, Float, Integer, List, Scope, ScopeIds, String
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import MemoryIdManager
from xblock.scorable import ScorableXBlockMixin, Score
from xblock.test.tools import TestRuntime

COURSE = CourseKey.from_string("course-v1:Acme+FND+2026")
PACKAGE = "advocert_xblocks"
QUOTED_STATIC = re.compile(r"""["']/static/""")


@dataclass(frozen=True)
class User:
    """A person with an account; `is_staff` as the platform says it of the course's staff."""

    id: int
    username: str
    is_staff: bool = False


ADA, BEN = User(7, "ada"), User(8, "ben")


class PlatformMixin(XBlockMixin):
    """What the platform mixes into every block (InheritanceMixin, XModuleMixin, and the like)."""

    max_attempts = Integer(scope=Scope.settings)
    due, start = DateTime(scope=Scope.settings), DateTime(scope=Scope.settings)
    graded = Boolean(scope=Scope.settings, default=False)
    format = String(scope=Scope.settings)
    showanswer = String(scope=Scope.settings)
    show_correctness = String(scope=Scope.settings)
    rerandomize = String(scope=Scope.settings)
    graceperiod = Float(scope=Scope.settings)
    show_reset_button = Boolean(scope=Scope.settings)
    static_asset_path = String(scope=Scope.settings, default="")
    group_access = Dict(scope=Scope.settings)
    user_partitions = List(scope=Scope.settings)
    visible_to_staff_only = Boolean(scope=Scope.settings)
    hide_from_toc = Boolean(scope=Scope.settings)
    self_paced = Boolean(scope=Scope.settings)
    xqa_key = String(scope=Scope.settings)
    chrome = String(scope=Scope.settings)
    default_tab = String(scope=Scope.settings)
    source_file = String(scope=Scope.settings)
    in_entrance_exam = Boolean(scope=Scope.settings)

    @property
    def location(self) -> Any:
        raise ForbiddenAttributeError("location: use usage_key")

    @property
    def course_id(self) -> Any:
        raise ForbiddenAttributeError("course_id: use context_key")


@dataclass(frozen=True)
class Reply:
    """What a handler answered."""

    status: int
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Platform:
    """One site: courses, learners' state, grades and completion."""

    clock: Clock = field(default_factory=Clock)
    store: Store = field(default_factory=Store)
    grades: dict[tuple[int, str], tuple[float, float]] = field(default_factory=dict)
    completions: dict[tuple[int, str], float] = field(default_factory=dict)
    services: dict[str, Any] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def author(self, name: str, block_type: str, content: str | None = None, **settings: Any) -> None:
        """Put a block into the course."""
        self.types[name] = block_type
        values = {**settings, **({} if content is None else {"content": content})}
        self.store.authored[str(usage_key(block_type, name))] = values

    def block(self, name: str, user: User | None = ADA, *, mode: str = LMS, masquerade: bool = False) -> Any:
        """Return the block as one request sees it."""
        block_type = self.types[name]
        runtime = StrictRuntime(self, user, mode, masquerade=masquerade)
        key = usage_key(block_type, name)
        block = runtime.construct_xblock(block_type, ScopeIds(user and user.id, block_type, key, key))
        runtime.data.begin(block)
        block.now = lambda: self.clock.now
        return block

    def render(self, name: str, view: str = "student_view", **caller: Any) -> Fragment:
        """Render a view as a page does."""
        block = self.block(name, **caller)
        return block.runtime.render(block, view, {})

    def post(self, name: str, handler: str, data: Any = None, **caller: Any) -> Reply:
        """Call a handler as a page does."""
        return self.call(name, handler, json.dumps(data if data is not None else {}), **caller)

    def call(self, name: str, handler: str, body: str, method: str = "POST", **caller: Any) -> Reply:
        """Call a handler with any body and method."""
        block = self.block(name, **caller)
        request = Request.blank("/", method=method, body=body.encode() if method == "POST" else b"")
        response: Response = block.runtime.handle(block, handler, request)
        return Reply(response.status_code, response.text)

    def state(self, name: str, user: User = ADA) -> Any:
        """Return the stored learner state of a block."""
        return self.row(name, user).get("advocert_state", {})

    def row(self, name: str, user: User = ADA) -> dict[str, Any]:
        """Return all stored learner state of a block."""
        return self.store.learner_row(str(usage_key(self.types[name], name)), user.id)

    def grade(self, name: str, user: User = ADA) -> tuple[float, float] | None:
        """Return the grade of a learner, (value, max)."""
        return self.grades.get((user.id, str(usage_key(self.types[name], name))))

    def import_olx(self, xml: str) -> Any:
        """Return the block that the importer makes of one tag."""
        runtime = StrictRuntime(self, None, IMPORT, masquerade=False)
        node = etree.fromstring(xml)
        node.attrib.pop("xblock-family", None)
        name = node.attrib.pop("url_name", "imported")
        self.types[name] = node.tag
        key = usage_key(node.tag, name)
        cls = runtime.mixologist.mix(runtime.load_block_type(node.tag))
        block = cls.parse_xml(node, runtime, ScopeIds(None, node.tag, key, key))
        block.save()
        return block

    def export_olx(self, name: str) -> str:
        """Return the tag that the exporter writes."""
        node = etree.Element("unknown")
        self.block(name, None, mode=STUDIO).add_xml_to_node(node)
        return etree.tostring(node, encoding="unicode")


def usage_key(block_type: str, name: str) -> Any:
    """Return the key of a block in the course."""
    return COURSE.make_usage_key(block_type, name)


class StrictRuntime(TestRuntime):
    """The runtime of one request."""

    def __init__(self, platform: Platform, user: User | None, mode: str, *, masquerade: bool) -> None:
        self.platform, self.user, self.mode, self.masquerade = platform, user, mode, masquerade
        ids = MemoryIdManager()
        self.data = StrictFieldData(platform.store, mode, user and user.id, in_session=masquerade)
        services = {"field-data": self.data, "user": _user_service(user, mode), **platform.services}
        if mode == LMS:
            services["replace_urls"] = ReplaceUrls()
        super().__init__(id_reader=ids, id_generator=ids, mixins=(PlatformMixin,), services=services)
        self._deprecated_per_instance_user_id = user and user.id
        self.is_author_mode = mode == STUDIO_PREVIEW

    def load_block_type(self, block_type: str) -> Any:
        cls = XBlock.load_class(block_type)
        _check_names(cls)
        return cls

    def applicable_aside_types(self, block: Any) -> list[str]:
        return []

    def render(self, block: Any, view_name: str, context: Any = None) -> Fragment:
        fragment = super().render(block, view_name, context)
        if self.masquerade and not getattr(block, "show_in_read_only_mode", False):
            return Fragment("This type of component cannot be shown while viewing as a specific student.")
        if self.mode == STUDIO_PREVIEW and QUOTED_STATIC.search(fragment.content):
            raise RewrittenAddressError(view_name)
        if self.mode == LMS:
            fragment.content = ReplaceUrls().replace_urls(fragment.content)
        return fragment

    def handler_url(
        self, block: Any, handler_name: str, suffix: str = "", query: str = "", **_more: Any
    ) -> str:
        if not getattr(getattr(block, handler_name, None), "_is_xblock_handler", False):
            raise ValueError(handler_name)
        address = f"/courses/{COURSE}/xblock/{block.usage_key}/handler/{handler_name}"
        return address + (f"/{suffix}" if suffix else "")

    def local_resource_url(self, block: Any, uri: str) -> str:
        if not uri.startswith("public/") or not files(PACKAGE).joinpath(uri).is_file():
            raise MissingResourceError(uri)
        studio = "studio/" if self.mode in {STUDIO, STUDIO_PREVIEW} else ""
        return f"/static/{studio}xblock/resources/{PACKAGE}/{uri}"

    def resource_url(self, resource: str) -> str:
        return f"/static/{resource}"

    def publish(self, block: Any, event_type: str, event_data: dict[str, Any]) -> None:
        if self.mode != LMS or self.user is None:
            return
        key = (self.user.id, str(block.usage_key))
        if event_type == "grade":
            self._grade(block, key, event_data)
        elif event_type == "completion":
            assert block.has_custom_completion, "completion is ignored without has_custom_completion"
            self.platform.completions[key] = event_data["completion"]

    def _grade(self, block: Any, key: tuple[int, str], event: dict[str, Any]) -> None:
        """Keep a grade as the platform does: no clamping, and the max from a block without a user."""
        value, max_value = event["value"], event["max_value"]
        self.platform.block(block.usage_key.block_id, None).max_score()
        if self.masquerade:
            return
        told, compares = (value, max_value), bool(event.get("only_if_higher"))
        if not self.platform.store.write_grade(key[1], key[0], told, only_if_higher=compares):
            return
        self.platform.grades[key] = (value, max_value)
        if isinstance(block, ScorableXBlockMixin):
            block.set_score(Score(value, max_value))


class ReplaceUrls:
    """The platform's rewriting of links in markup."""

    def replace_urls(self, text: str, *, static_replace_only: bool = False) -> str:
        if static_replace_only:
            return text
        return text.replace('"/jump_to_id/', f'"/courses/{COURSE}/jump_to_id/')


class _UserService(UserService):
    def get_current_user(self) -> XBlockUser:
        return self._user


def _user_service(user: User | None, mode: str) -> _UserService:
    told = XBlockUser(is_current_user=True)
    told.opt_attrs = {
        "edx-platform.is_authenticated": user is not None,
        "edx-platform.user_id": user and user.id,
        "edx-platform.username": user and user.username,
        "edx-platform.user_is_staff": user is not None and user.is_staff and mode == LMS,
        "edx-platform.anonymous_user_id": "student" if mode == STUDIO_PREVIEW else "a1b2",
    }
    return _UserService(user=told)


def _check_names(cls: type) -> None:
    ours = {name for base in cls.mro() if base.__module__.startswith(PACKAGE) for name in vars(base)}
    taken = {name for name in vars(PlatformMixin) if not name.startswith("_")} | MIXED_IN
    if ours & taken:
        raise CollisionError(", ".join(sorted(ours & taken)))
