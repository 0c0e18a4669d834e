"""Arbitrary credentials for property tests: any text that may be signed, with or without optional members."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from tests.support.credential_kit import BASE, DID, SNAPSHOT

from advocert_certificates.domain.profile import EvidenceLink, Holder, Issuer, PolicySet, Result, StatusPlace

_CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
lines = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=_CONTROLS), min_size=1, max_size=40
)
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[c for c in _CONTROLS if c != "\n"]),
    min_size=1,
    max_size=80,
)
areas = lines | st.sampled_from(["Home", "Home office", "Home!", 'Home "office"', "Home\\"])
slugs = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
addresses = st.from_regex(
    r"https?://[a-z0-9.-]{1,12}(:[0-9]{1,5})?(/[A-Za-z0-9._~-]{0,6}){0,3}(#[a-z]{1,5})?", fullmatch=True
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is the strategy's
results = st.builds(
    Result,
    slug=slugs,
    name=lines,
    value=lines,
    result_type=st.sampled_from(["Percent", "RawScore", "Result", "Status"]),
    required=st.just("") | lines,
    lowest=st.just("") | lines,
    highest=st.just("") | lines,
)
holders = st.builds(
    Holder,
    subject_id=st.uuids().map(lambda value: f"urn:uuid:{value}"),
    name=lines,
    email=st.just("") | lines,
    salt=lines,
)


@st.composite
def snapshots(draw):
    """Draw a snapshot; most of its values are arbitrary."""
    achievement = replace(
        SNAPSHOT.achievement,
        name=draw(lines),
        description=draw(texts),
        criteria=draw(texts),
        version=draw(lines),
        policy_set=PolicySet(draw(lines), draw(addresses), draw(lines)),
        scopes=tuple(draw(st.lists(areas, max_size=3))),
        areas=tuple(draw(st.lists(areas, max_size=4))),
        language=draw(st.sampled_from(["en", "de-AT", "zh-Hant-TW"])),
        image_url=draw(st.just("") | st.just(f"{BASE}/badge.svg")),
    )
    begin = draw(moments)
    return replace(
        SNAPSHOT,
        id=f"{BASE}/credentials/{draw(st.uuids())}",
        number=draw(lines),
        issuer=Issuer(DID, draw(lines), draw(addresses)),
        holder=draw(holders),
        achievement=achievement,
        status=StatusPlace(f"{BASE}/status/{draw(slugs)}", draw(st.integers(0, 2**20))),
        valid_from=begin,
        valid_until=begin + timedelta(days=1),
        results=tuple(draw(st.lists(results, max_size=3, unique_by=lambda result: result.slug))),
        evidence=tuple(
            EvidenceLink(f"{BASE}/evidence/{slug}", draw(lines), draw(st.just("") | texts))
            for slug in draw(st.lists(slugs, max_size=2, unique=True))
        ),
    )
