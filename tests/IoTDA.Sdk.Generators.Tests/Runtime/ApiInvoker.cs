using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Http;

/// <summary>
/// Stands in for the library's invoker: notes each call instead of sending it, and answers <c>{}</c>. What it notes is made of
/// types of the runtime, because emitted code is loaded beside the tests with types of its own.
/// </summary>
internal sealed class ApiInvoker(Action<IReadOnlyDictionary<string, object?>> note)
{
    private readonly List<Type> _typeInfos = [];

    public JsonTypeInfo<T> TypeInfo<T>()
    {
        _typeInfos.Add(typeof(T));
        return (JsonTypeInfo<T>)JsonSerializerOptions.Default.GetTypeInfo(typeof(T));
    }

    public HttpContent JsonBody<T>(T value, JsonTypeInfo<T> typeInfo) => new StringContent(JsonSerializer.Serialize(value, typeInfo));

    public HttpContent FormBody(StreamPart part, string name)
        => new MultipartFormDataContent { { new StreamContent(part.Value), part.Name ?? name, part.FileName } };

    public Task<TResponse> SendAsync<TResponse>(
        ApiCall call,
        HttpContent? content,
        JsonTypeInfo<TResponse> responseType,
        CancellationToken cancellationToken)
    {
        Note(call, content, typeof(Task<TResponse>), cancellationToken);
        return Task.FromResult(JsonSerializer.Deserialize("{}", responseType)!);
    }

    public Task SendAsync(ApiCall call, HttpContent? content, CancellationToken cancellationToken)
    {
        Note(call, content, typeof(Task), cancellationToken);
        return Task.CompletedTask;
    }

    public Task<ApiResponse<TResponse>> SendForResponseAsync<TResponse>(
        ApiCall call,
        HttpContent? content,
        JsonTypeInfo<TResponse> responseType,
        CancellationToken cancellationToken)
    {
        Note(call, content, typeof(Task<ApiResponse<TResponse>>), cancellationToken);
        return Task.FromResult(new ApiResponse<TResponse>(JsonSerializer.Deserialize("{}", responseType)!));
    }

    private void Note(ApiCall call, HttpContent? content, Type result, CancellationToken cancellationToken)
        => note(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Operation"] = call.Operation.Name,
            ["Method"] = call.Operation.Method,
            ["Template"] = call.Operation.Template,
            ["PathAndQuery"] = call.PathAndQuery,
            ["Headers"] = call.Headers,
            ["Content"] = content,
            ["Result"] = result,
            ["TypeInfos"] = _typeInfos.ToArray(),
            ["CancellationToken"] = cancellationToken,
        });
}
