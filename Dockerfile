FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci \
 && npm run build \
 && npm prune --omit=dev \
 && rm -rf apps/*/src libs/*/src apps/auth-server-e2e apps/admin-console-e2e

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/libs ./libs
COPY --from=build /app/apps ./apps
# The process writes to its data folder and nowhere else.
RUN useradd --system --user-group --no-create-home symbolon \
 && mkdir data \
 && chown symbolon:symbolon data
USER symbolon
VOLUME /app/data
EXPOSE 3000 3443
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/lifecycle/healthcheck').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/auth-server/dist/main.js"]
