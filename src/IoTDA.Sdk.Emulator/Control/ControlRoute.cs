using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>A route beside the API, by which the emulator is controlled.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path, with ids in braces.</param>
/// <param name="Handle">Answers it.</param>
internal sealed record ControlRoute(string Method, string Template, Func<ControlRequest, ValueTask<EmulatorResponse>> Handle)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>The query parameters that it knows.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>What its body is; null for none.</summary>
    public JsonTypeInfo? Body { get; init; }

    /// <summary>Whether it is answered without the control key.</summary>
    public bool IsOpen { get; init; }

    public static ControlRoute Of(string method, string template, Func<ControlRequest, EmulatorResponse> handle)
        => new(method, template, request => ValueTask.FromResult(handle(request)));

    /// <summary>The id in a path of this route; an empty text where the template has none, null where the path is another one.</summary>
    public string? Match(string path)
    {
        string[] segments = path.Split('/');
        if (segments.Length != _segments.Length)
        {
            return null;
        }

        string id = string.Empty;
        for (int i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith('{'))
            {
                id = Uri.UnescapeDataString(segments[i]);
            }
            else if (segments[i] != _segments[i])
            {
                return null;
            }
        }

        return id;
    }
}

/// <summary>A request to a control route.</summary>
internal sealed record ControlRequest(string Id, QueryParameters Query, ReadOnlyMemory<byte> Body, CancellationToken CancellationToken)
{
    /// <exception cref="RequestRefusedException">The body is not what it should be.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using JsonDocument document = BodyText.Parse(Body);
            return document.Deserialize(type) ?? throw RequestRefusedException.InvalidInput("The body must not be null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw RequestRefusedException.InvalidInput($"The body cannot be read: {exception.Message}");
        }
    }

    public static EmulatorResponse Answer<T>(T value, JsonTypeInfo<T> type, int statusCode = 200)
        => new(statusCode, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static EmulatorResponse Found(bool found, string what)
        => found ? EmulatorResponse.NoContent : throw new RequestRefusedException(404, EmulatorErrorCodes.NotFound, $"There is no such {what}.");
}
