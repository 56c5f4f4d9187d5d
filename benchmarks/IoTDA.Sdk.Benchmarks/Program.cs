using IoTDA.Sdk.Benchmarks;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Comparison;
using IoTDA.Sdk.Benchmarks.Growth;
using IoTDA.Sdk.Benchmarks.Micro;

return args switch
{
    [ServerProcess.Command] => await AnsweringServer.RunAsync(),
    [DeviceListing.Command] => await DeviceListing.ServeAsync(),
    [StartUp.Command, var client, var address] => await StartUp.MakeFirstCallAsync(client, new Uri(address)),
    [Measuring.Command, var file] => await Measuring.WriteAsync(file),
    ["compare", .. var options] => await CompareCommand.RunAsync(options),
    ["growth", .. var options] => await GrowthCommand.RunAsync(options),
    ["micro", .. var options] => MicroCommand.Run(options),
    _ => Usage.Show(),
};
