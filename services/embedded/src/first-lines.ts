/** What a newcomer reads first: what to open, and two commands that show a decision within a minute. */
export function firstLines(
  at: { inbox: string; webhooks: string; grpc: string; metrics: string },
  { asksForTokens }: { asksForTokens: boolean },
): string {
  const token = asksForTokens ? ` -H "authorization: Bearer $TOKEN"` : ''
  const curl = (json: string) =>
    `  curl -s ${at.webhooks}/webhooks/sandbox/sandbox -H 'content-type: application/json'${token} \\\n    -d '${json}'`
  return [
    '',
    `Relance is running. Open the inbox:  ${at.inbox}`,
    ...(asksForTokens ? ['It asks for a user, who may be anybody, and a password: a token of the tenant demo.'] : []),
    '',
    'A customer asks, and the assistant answers with a question:',
    '',
    curl('{"contact":"ana","text":"Hi, I would like to book a haircut."}'),
    curl('{"contact":"ana","author":"assistant","text":"Gladly! Which day and time would you prefer?"}'),
    '',
    'Then say nothing. After 20 seconds the conversation is idle: the decision and its reason show here and in the inbox,',
    'and the follow-up comes 15 seconds later.',
    '',
    `Webhooks ${at.webhooks} · gRPC with reflection ${at.grpc} · metrics ${at.metrics} · Ctrl-C stops`,
    '',
  ].join('\n')
}
