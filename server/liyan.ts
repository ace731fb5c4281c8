#!/usr/bin/env node
/** The command `liyan` with the service's commands; hands the process's streams on and takes the exit code. */
import { main } from 'liyan/cli'
import { declareService } from './commands/declare.ts'

const { argv, stdin, stdout, stderr, env } = process
process.exitCode = await main(argv.slice(2), { stdin, stdout, stderr, env }, [declareService])
