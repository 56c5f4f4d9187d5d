using System.Net;
using System.Net.Http.Headers;
using BenchmarkDotNet.Attributes;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Composition;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>A call through the whole chain, to a transport that answers at once.</summary>
public class PipelineBenchmarks : IDisposable
{
    private readonly SoftwareUpgradeRequest _one = SdkClient.Request(ManyTargets.Ids[..1]);
    private readonly IoTDAClient _client = IoTDAClient.Create(
        SdkClient.Options(new Uri("http://127.0.0.1")), new ClientSetup { CreatePrimary = static _ => new StubTransport() });

    [Benchmark]
    public async Task<BatchTask> Create() => await _client.BatchTasks.CreateAsync(_one);

    [Benchmark]
    public async Task<BatchTask> Show() => await _client.BatchTasks.GetAsync(FixedAnswers.TaskId);

    [GlobalCleanup]
    public void Dispose()
    {
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class StubTransport : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue Json = new("application/json");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isCreate = request.Method == HttpMethod.Post;
            var content = new ByteArrayContent(isCreate ? FixedAnswers.Create : FixedAnswers.Show);
            content.Headers.ContentType = Json;
            return Task.FromResult(new HttpResponseMessage(isCreate ? HttpStatusCode.Created : HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
