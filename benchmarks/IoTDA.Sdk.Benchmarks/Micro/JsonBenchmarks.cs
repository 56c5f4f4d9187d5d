using System.Text.Json;
using BenchmarkDotNet.Attributes;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>Bodies written and read.</summary>
public class JsonBenchmarks
{
    private readonly SoftwareUpgradeRequest _one = SdkClient.Request(ManyTargets.Ids[..1]);
    private readonly SoftwareUpgradeRequest _many = SdkClient.Request(ManyTargets.Ids);
    private readonly byte[] _create = FixedAnswers.Create;
    private readonly byte[] _list = FixedAnswers.List;

    [Benchmark]
    public void WriteOneTarget() => Write(_one);

    [Benchmark]
    public void Write30000Targets() => Write(_many);

    [Benchmark]
    public object? ReadTask() => JsonSerializer.Deserialize(_create, IoTDAJsonContext.Wire.BatchTask);

    [Benchmark]
    public object? ReadTaskByHand() => JsonSerializer.Deserialize(_create, HandWrittenJson.Default.TaskRecord);

    [Benchmark]
    public object? ReadListOf50() => JsonSerializer.Deserialize(_list, IoTDAJsonContext.Wire.PageOfBatchTask);

    [Benchmark]
    public object? ReadListOf50ByHand() => JsonSerializer.Deserialize(_list, HandWrittenJson.Default.ListAnswer);

    private static void Write(CreateBatchTaskRequest request)
    {
        using BufferedContent content = JsonBodyWriter.Write(request, IoTDAJsonContext.Wire.CreateBatchTaskRequest);
    }
}
