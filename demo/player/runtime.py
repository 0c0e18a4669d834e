"""xblock-sdk's runtime, made to behave like the LMS where the workbench does not (docs/decisions/0011)."""

import json
from collections.abc import Iterable
from typing import Any, override

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from opaque_keys.edx.keys import UsageKey
from web_fragments.fragment import Fragment
from workbench.runtime import WorkbenchRuntime
from xblock.exceptions import NoSuchUsage
from xblock.runtime import IdReader, KeyValueStore, KvsFieldData, MemoryIdManager, Runtime

from demo.player.published import publish
from demo.player.rows import BlockRows
from demo.player.services import PlayerUserService, ReplaceUrls

# What could end a script element inside JSON, or confuse a browser's parser (as json_script of Django does).
IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class OpaqueKeyReader(IdReader):
    """Usage keys say everything: they are the same at every start, whatever stands around a block."""

    def get_definition_id(self, usage_id: UsageKey) -> UsageKey:
        """Return the key itself: a block of the demo is defined once and used once."""
        return usage_id

    def get_block_type(self, def_id: UsageKey) -> str:
        """Return the tag."""
        return def_id.block_type

    def get_usage_id_from_aside(self, aside_id: Any) -> Any:
        """Refuse: there are no asides here."""
        raise NoSuchUsage(aside_id)

    get_definition_id_from_aside = get_aside_type_from_usage = get_aside_type_from_definition = (
        get_usage_id_from_aside
    )


class PlayerRuntime(WorkbenchRuntime):
    """The runtime of one request of one person; `user` is None while a course is being read."""

    def __init__(self, user: Any, store: KeyValueStore) -> None:
        super().__init__(user.pk if user is not None else None)
        self.id_reader, self.id_generator = OpaqueKeyReader(), MemoryIdManager()
        self._services |= {
            "field-data": KvsFieldData(store),
            "user": PlayerUserService(user),
            "replace_urls": ReplaceUrls(),
            "advocert_rows": BlockRows(),
        }

    @override
    def applicable_aside_types(self, block: Any) -> Iterable[str]:
        """Return none: looking for asides reads the metadata of all installed packages for every block."""
        return []

    def _patch_xblock(self, block: Any) -> None:
        """Leave the block alone: the workbench would put Mocks on it."""

    @override
    def handler_url(
        self, block: Any, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        """Return the address of a handler; only real handlers have one."""
        if not getattr(getattr(block, handler_name, None), "_is_xblock_handler", False):
            raise ValueError(f"{handler_name!r} is not a handler of {block.scope_ids.block_type}.")
        address = _handler_base(block) + handler_name + (f"/{suffix}" if suffix else "")
        return f"{address}?{query}" if query else address

    def local_resource_url(self, block: Any, uri: str) -> str:
        """Return the address of a file below the block's `public/`; the view serves nothing else."""
        return reverse("learn-resource", args=[block.scope_ids.block_type, uri])

    def resource_url(self, resource: str) -> str:
        """Return the address of a static file of the site."""
        return str(staticfiles_storage.url(resource))

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Store what the platform would store for the person of this request, whatever the event says."""
        publish(self.user_id, str(block.scope_ids.usage_id), event_type, event_data)

    def render(self, block: Any, view_name: str, context: Any = None) -> Fragment:
        """Render a view; one that does not exist is an error here, not a line of text."""
        return Runtime.render(self, block, view_name, context)

    @override
    def wrap_xblock(self, block: Any, view: str, frag: Fragment, context: Any) -> Fragment:
        """Wrap a block with the attributes that the LMS writes, and its arguments safe inside a script."""
        key = block.scope_ids.usage_id
        attributes = {
            "usage-id": key,
            "block-type": block.scope_ids.block_type,
            "course-id": key.context_key,
            "runtime-class": "LmsRuntime",
            "runtime-version": frag.js_init_version or 1,
            "init": frag.js_init_fn or "",
            "handler-base": _handler_base(block),
        }
        html = format_html(
            '<div class="xblock xblock-{} xblock-v1 xblock-v1-{}"{}>{}{}</div>',
            view,
            view,
            format_html_join("", ' data-{}="{}"', attributes.items()),
            mark_safe(ReplaceUrls().replace_urls(frag.body_html())),  # noqa: S308 - the block's own markup
            _arguments(frag),
        )
        wrapped = Fragment(html)
        wrapped.add_fragment_resources(frag)
        return wrapped


def _handler_base(block: Any) -> str:
    """Return everything of a handler's address but its name."""
    return reverse("learn-handler", args=[block.scope_ids.usage_id, "-"]).removesuffix("-")


def _arguments(frag: Fragment) -> str:
    if frag.json_init_args is None:
        return ""
    data = json.dumps(frag.json_init_args).translate(IN_SCRIPT)
    return format_html(
        '<script type="json/xblock-args" class="xblock-json-init-args">{}</script>',
        mark_safe(data),  # noqa: S308 - the three characters that matter are escaped above
    )
