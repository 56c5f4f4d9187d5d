using IoTDA.Sdk.Benchmarks;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Comparison;

return args switch
{
    [ServerProcess.Command] => await AnsweringServer.RunAsync(),
    ["compare", .. var options] => await CompareCommand.RunAsync(options),
    _ => Usage.Show(),
};
