/**
 * The class of messages that name no question ("lương hưu", "con tôi", "bao nhiêu tiền"). It is no intent and never an
 * outcome: what it takes of the probability is certainty that the others do not have, so that they are asked about.
 */
export const VAGUE = 'vague'
