# better-sqlite3 is compiled: the build stage needs a C++ toolchain, the image that runs does not.
FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm ci
# Not `npm ci --omit=dev`: that would run `prepare` without a compiler.
RUN npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production SERLOK_CONFIG=/app/config SERLOK_DATA=/data SERLOK_HTTP=0.0.0.0:8080
WORKDIR /app
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
COPY --chown=node:node package.json LICENSE ./
COPY --chown=node:node migrations ./migrations
COPY --chown=node:node config ./config
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/cli/serlok.js", "start"]
