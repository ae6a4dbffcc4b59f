/**
 * Which messages are an answer to the rating, and what was said to it: staff do not read them (survey method §2.2). The
 * turn that takes a message for one marks it in its own commit; a question in between stays a message.
 */
export const name = '0016_rating_messages'

export const sql = `
alter table messages add column rating_part boolean not null default false;

-- What was rated before this: taps, the comment, what reads like a score or was written in its minute, and the
-- questions that only some scores are asked. In doubt a message is hidden from the desk; the rating itself has it all.
with asked as (
  select m.lane, m.conversation_id, min(m.seq) as seq
  from survey_invitations i
  join conversations c on c.id = i.conversation_id
  join messages m on m.lane = c.lane and m.conversation_id = c.id
  where m.content ->> 'kind' = 'rating-request'
  group by m.lane, m.conversation_id
)
update messages m set rating_part = true
from asked join survey_invitations i on i.conversation_id = asked.conversation_id
where m.lane = asked.lane and m.conversation_id = asked.conversation_id and m.seq > asked.seq and (
  m.direction = 'in' and (
    m.content ->> 'kind' = 'rating'
    or m.content ->> 'value' ~ '^((q2:)?[1-5]|factor:F[0-5]|skip)$'
    or m.content ->> 'text' ~* '^\\s*[1-5]\\s*(sao|điểm|diem|/\\s*5)?\\s*$'
    or left(btrim(m.content ->> 'text'), 500) = i.comment
    or m.content ->> 'kind' = 'text' and m.at between i.rated_at - interval '1 minute' and i.rated_at
  )
  or m.direction = 'out' and m.content -> 'choices' @? '$[*].value ? (@ like_regex "^(q2:[1-5]|factor:F[0-5]|skip)$")'
    and m.content ->> 'kind' = 'choices'
);
`
