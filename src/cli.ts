#!/usr/bin/env node
/** The command `liyan`: hands the process's streams to `main` and takes its exit code. */
import { main } from './cli/main.ts'

const { argv, stdin, stdout, stderr, env } = process
process.exitCode = await main(argv.slice(2), { stdin, stdout, stderr, env })
