using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Any id arrives as it was given: in the path as one segment, in the query as one value.</summary>
public sealed class EscapingTests
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a/../b?x=1#y")]
    [InlineData("%41")]
    [InlineData("+")]
    [InlineData("a b")]
    [InlineData("批量任务")]
    [InlineData("😀")]
    [InlineData("...")]
    [InlineData("%2e%2e")]
    [InlineData("\\..\\")]
    [InlineData("a\r\nHost: evil")]
    [InlineData("&target=other")]
    public async Task An_id_survives_path_and_query(string id)
    {
        await using StubServer server = await StubServer.StartAsync(AnswerAsAsked);
        using IoTDAClient client = Clients.Of(server, configure: options => options.ValidateRequests = false);

        await AssertSurvivesAsync(server, client, id);
    }

    [Fact]
    public async Task Any_id_survives_path_and_query()
    {
        await using StubServer server = await StubServer.StartAsync(AnswerAsAsked);
        using IoTDAClient client = Clients.Of(server, configure: options => options.ValidateRequests = false);

        // Kestrel takes no encoded NUL; a dot segment is refused by the client.
        Law.HoldsAsync(
            Values.Text.Where(id => id is not ("." or "..") && !id.Contains('\0', StringComparison.Ordinal)),
            async id => await AssertSurvivesAsync(server, client, id));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_name_another_path_is_refused_even_without_validation(string id)
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server, configure: options => options.ValidateRequests = false);

        await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.DeleteAsync(id, Cancellation));
        await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTaskFiles.DeleteAsync(id, Cancellation));
        Assert.Empty(server.Requests);
    }

    private static StubAnswer AnswerAsAsked(StubRequest request)
    {
        JsonNode answer = Fixture.Json("show-batch-task.response");
        answer["batchtask"]!["task_id"] = Decode(request.Path.Split('/')[^1]);
        return StubAnswer.Ok(answer.ToJsonString());
    }

    private static async Task AssertSurvivesAsync(StubServer server, IoTDAClient client, string id)
    {
        await client.BatchTasks.ListSubTasksAsync(id, new SubTaskQuery { Target = id }, Cancellation).FirstAsync(Cancellation);

        StubRequest request = server.Requests[^1];
        string[] segments = request.Path.Split('/');
        string[] values = request.Query.Split('&');
        Assert.Equal(["", "v5", "iot", Clients.ProjectId, "batchtasks"], segments[..^1]);
        Assert.Equal(id, Decode(segments[^1]));
        Assert.Equal(["target", "limit"], values.Select(value => value.Split('=')[0]));
        Assert.Equal(id, Decode(values[0].Split('=')[1]));
    }

    /// <summary>RFC 3986 by hand, so that the SDK's escaping is not its own judge.</summary>
    private static string Decode(string encoded)
    {
        List<byte> bytes = [];
        for (int i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%')
            {
                bytes.Add(byte.Parse(encoded.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                Assert.Contains(encoded[i], Unreserved);
                bytes.Add((byte)encoded[i]);
            }
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
    }
}
