using IoTDA.Sdk.Emulator.CommandLine;

return await EmulatorProgram.RunAsync(args).ConfigureAwait(false);
