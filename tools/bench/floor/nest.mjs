// The same behind Nest on Fastify: what a bare controller costs, without guards, pipes and interceptors.
import 'reflect-metadata';
import { Body, Controller, Get, Headers, HttpCode, Module, NotFoundException, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** Applies decorators as the compiler would. */
function route(target, name, decorators, parameters) {
  const descriptor = Object.getOwnPropertyDescriptor(target.prototype, name);
  parameters.forEach((decorate, index) => decorate(target.prototype, name, index));
  for (const decorate of decorators) decorate(target.prototype, name, descriptor);
}

function controllerOf({ posts, isCaller }) {
  class FloorController {
    echo(query) {
      return query;
    }
  }
  route(FloorController, 'echo', [Get('api/misc/echo')], [Query()]);
  for (const [path, call] of Object.entries(posts)) {
    FloorController.prototype[path] = function answer(body, authorization) {
      if (!isCaller(authorization)) throw new NotFoundException();
      return call(body);
    };
    route(FloorController, path, [Post(path), HttpCode(200)], [Body(), Headers('authorization')]);
  }
  Controller()(FloorController);
  return FloorController;
}

export async function listen(calls) {
  class FloorModule {}
  Module({ controllers: [controllerOf(calls)] })(FloorModule);
  const app = await NestFactory.create(FloorModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer().address().port;
}
