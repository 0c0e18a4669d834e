"""Names that the platform mixes into every block, in LMS and Studio (Teak; later releases as far as they are known).

Read off the running classes of `settings.XBLOCK_MIXINS`: LmsBlockMixin, InheritanceMixin, XModuleMixin, EditInfoMixin,
AuthoringMixin, UpstreamSyncMixin. What a block of ours may define with the platform's own meaning is not here:
`display_name`, `icon_class`, `has_score`, `has_children`, `max_score`, `get_score`, `public_view`,
`show_in_read_only_mode`.
"""

_NAMES = """
    _create_metadata_editor_info _get_studio_resource_url _get_user_partition _has_nonsensical_access_settings
    add_aside always_recalculate_grades bind_for_student category chrome close_date copied_from_block
    course_edit_method course_id days_early_for_beta default_tab display_name_with_default
    display_name_with_default_escaped due editable_metadata_fields edited_by edited_on editor_saved edxnotes
    edxnotes_visibility format get_asides get_cds_init_args get_child get_child_by get_children get_content_titles
    get_customizable_fields get_explicitly_set_fields_by_scope get_icon_class get_progress
    get_required_block_descriptors giturl graceperiod graded group_access has_access_error has_children_at_depth
    has_deadline_passed has_dynamic_children hide_from_toc in_entrance_exam is_past_due ispublic location
    matlab_api_key max_attempts merge_group_access merged_group_access non_editable_metadata_fields
    post_editor_saved publish_completion published_by published_on relative_weeks_due rerandomize runtime self_paced
    show_correctness show_reset_button showanswer source_file start static_asset_path subtree_edited_by
    subtree_edited_on system tooltip_title upstream upstream_display_name upstream_version
    upstream_version_declined url_name use_latex_compiler use_latest_component user_partitions validate
    video_auto_advance video_bumper video_speed_optimizations visibility_view visible_to_staff_only xblock_kvs
    xmodule_runtime xqa_key downstream_customized top_level_downstream_parent_key parse_xml_new_runtime
"""
MIXED_IN = frozenset(_NAMES.split())
