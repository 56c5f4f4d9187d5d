using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests;

/// <summary>A response with its body read.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string? ErrorCode => Json["error_code"]?.GetValue<string>();

    public string ErrorMessage => Json["error_msg"]!.GetValue<string>();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            Dictionary<string, string> headers = response.Headers.ToDictionary(
                header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, headers);
        }
    }

    /// <summary>Asserts an error answer whose message contains a text.</summary>
    public void ShouldBeRefused(HttpStatusCode status, string errorCode, string messagePart)
    {
        Assert.Equal((status, errorCode), (Status, ErrorCode));
        Assert.Contains(messagePart, ErrorMessage, StringComparison.Ordinal);
        Assert.True(Headers.ContainsKey("X-Request-Id"));
    }

    public override string ToString() => $"{(int)Status} {Text}";
}
