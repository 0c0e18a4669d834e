"""A runtime for blocks that are being written: content from a folder, learner state in memory.

It behaves like the platform where a trainer could see a difference: a handler is reached by its address only,
authored fields cannot be written, links between units work. It publishes nothing, and nobody in this process
listens to what blocks tell.
"""

import gettext
import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as django_gettext
from opaque_keys.edx.locator import CourseLocator
from web_fragments.fragment import Fragment
from xblock.exceptions import InvalidScopeError, NoSuchUsage
from xblock.fields import ScopeIds, UserScope
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import IdReader, KeyValueStore, KvsFieldData, MemoryIdManager, Runtime

from advocert_xblocks._shared.html import el, trusted

HANDLERS = "/handler"
FILES = "/files"
LEARNER = 1
# What could end a script element inside JSON.
_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class PreviewStore(KeyValueStore):
    """Fields of one block: authored ones are given, those of the learner live in a dictionary."""

    def __init__(self, authored: dict[str, Any], learner: dict[str, Any]) -> None:
        self._authored, self._learner = authored, learner

    def get(self, key: KeyValueStore.Key) -> Any:
        """Return the value; KeyError where there is none."""
        return self._fields(key)[key.field_name]

    def has(self, key: KeyValueStore.Key) -> bool:
        """Return whether a value was set."""
        return key.field_name in self._fields(key)

    def set(self, key: KeyValueStore.Key, value: Any) -> None:
        """Write one value of the learner."""
        if key.scope.user == UserScope.NONE:
            raise InvalidScopeError(key)
        # A copy by way of JSON, as a database would keep it.
        self._learner[key.field_name] = json.loads(json.dumps(value))

    def delete(self, key: KeyValueStore.Key) -> None:
        """Forget one value of the learner."""
        self._learner.pop(key.field_name, None)

    def _fields(self, key: KeyValueStore.Key) -> dict[str, Any]:
        return self._authored if key.scope.user == UserScope.NONE else self._learner


class _Keys(IdReader):
    """Usage keys say everything."""

    def get_definition_id(self, usage_id: Any) -> Any:
        return usage_id

    def get_block_type(self, def_id: Any) -> str:
        return str(def_id.block_type)

    def get_usage_id_from_aside(self, aside_id: Any) -> Any:
        raise NoSuchUsage(aside_id)

    get_definition_id_from_aside = get_aside_type_from_usage = get_aside_type_from_definition = (
        get_usage_id_from_aside
    )


class _Trainer(UserService):
    """The person at this machine plays the learner."""

    def get_current_user(self) -> XBlockUser:
        user = XBlockUser(is_current_user=True, emails=[], full_name="You")
        user.opt_attrs |= {
            "edx-platform.user_id": LEARNER,
            "edx-platform.is_authenticated": True,
            "edx-platform.username": "you",
        }
        return user


class _Links:
    """Links between units lead to the other unit of the preview."""

    def replace_urls(self, text: str, *, static_replace_only: bool = False) -> str:
        return text if static_replace_only else text.replace("/jump_to_id/", "/play/")


class _Translations(gettext.NullTranslations):
    """The words of the request's language, as far as a site has brought any."""

    def gettext(self, message: str) -> str:
        return django_gettext(message) if message else ""

    ugettext = gettext


class PreviewRuntime(Runtime):
    """The runtime of one block during one request."""

    def __init__(self, store: PreviewStore) -> None:
        services = {
            "field-data": KvsFieldData(store),
            "user": _Trainer(),
            "i18n": _Translations(),
            "replace_urls": _Links(),
        }
        super().__init__(id_reader=_Keys(), id_generator=MemoryIdManager(), services=services)

    def applicable_aside_types(self, block: Any) -> Iterable[str]:  # noqa: ARG002 - the runtime's signature
        """Return none: looking for asides reads the metadata of all installed packages for every block."""
        return []

    def wrap_xblock(self, block: Any, view: str, frag: Fragment, context: Any) -> Fragment:  # noqa: ARG002 - as above
        """Leave the markup alone: `wrapped` writes what the page's own script reads."""
        return frag

    def handler_url(
        self, block: Any, handler_name: str, suffix: str = "", query: str = "", **_thirdparty: bool
    ) -> str:
        """Return the address of a handler; only real handlers have one."""
        if not getattr(getattr(block, handler_name, None), "_is_xblock_handler", False):
            raise ValueError(f"{handler_name!r} is not a handler of {block.scope_ids.block_type}.")
        address = f"{handler_base(block)}{handler_name}{f'/{suffix}' if suffix else ''}"
        return f"{address}?{query}" if query else address

    def local_resource_url(self, block: Any, uri: str) -> str:  # noqa: ARG002 - the runtime's signature
        """Return the address of a file below the package's `public/`."""
        return f"{FILES}/{uri.removeprefix('public/')}"

    def resource_url(self, resource: str) -> str:
        """Return the address of a file of the runtime: there is none."""
        return f"{FILES}/{resource}"

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Publish nothing: a preview has no gradebook."""


def make_block(block_type: str, name: str, fields: dict[str, Any], learner: dict[str, Any]) -> Any:
    """Return a block with these authored fields and this learner state, which it changes in place."""
    runtime = PreviewRuntime(PreviewStore(fields, learner))
    key = CourseLocator("Preview", "Course", "now").make_usage_key(block_type, name)  # type: ignore[no-untyped-call]
    return runtime.construct_xblock(block_type, ScopeIds(LEARNER, block_type, key, key))


def handler_base(block: Any) -> str:
    """Return everything of a handler's address but its name."""
    ids = block.scope_ids
    return f"{HANDLERS}/{ids.block_type}/{ids.usage_id.block_id}/"


def wrapped(block: Any, fragment: Fragment) -> SafeString:
    """Return the fragment as a page holds it: the block's markup, and its arguments safe inside a script."""
    arguments = json.dumps(fragment.json_init_args).translate(_IN_SCRIPT)
    return el(
        "div.xblock",
        trusted(fragment.body_html()),
        el("script.xblock-json-init-args", trusted(arguments), type="json/xblock-args"),
        data_init=fragment.js_init_fn or "",
        data_handler_base=handler_base(block),
    )
