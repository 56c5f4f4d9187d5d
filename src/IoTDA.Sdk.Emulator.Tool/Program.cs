using IoTDA.Sdk.Emulator.Tool;

return await EmulatorProgram.RunAsync(args).ConfigureAwait(false);
