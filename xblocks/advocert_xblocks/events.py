"""The one event by which blocks tell the world what a learner did (docs/decisions/0004).

Evolution of the payload: a field is never removed and never changes its meaning. A new field of
`EvidenceData`, or a body that readers of version 1 cannot understand, gets a new event type ending in `v2`;
new keys in `body` do not.
"""

from datetime import datetime

import attr
from openedx_events.tooling import OpenEdxPublicSignal


@attr.s(frozen=True, auto_attribs=True)
class EvidenceData:
    """One fact about what one learner did, complete in itself.

    Attributes:
        version: version of the payload, 1.
        kind: `clause.signed`, `lesson.completed`, `scenario.finished`, `exam.finished` or `recall.finished`.
        user_id: the platform's numeric id of the learner.
        course_key: the course, or an empty text where there is none (a library).
        usage_key: the block.
        ref: the component, such as `FND-01`; for `clause.signed` the clause, such as `DISC-1`.
        fact_key: the same fact has the same key for ever; receivers are unique on (user_id, fact_key).
        occurred_at: when it happened, with a time zone.
        language: the language in which the learner saw the text.
        body: a JSON object; its keys depend on the kind.
    """

    version: int
    kind: str
    user_id: int
    course_key: str
    usage_key: str
    ref: str
    fact_key: str
    occurred_at: datetime
    language: str
    body: str


# .. event_type: org.advocert.learning.evidence.recorded.v1
# .. event_name: EVIDENCE_RECORDED
# .. event_description: a learner signed a clause, completed a lesson, finished a conversation or an exam, or finished a round of practice
# .. event_data: EvidenceData
EVIDENCE_RECORDED = OpenEdxPublicSignal(
    event_type="org.advocert.learning.evidence.recorded.v1",
    data={"evidence": EvidenceData},
)
