using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Tests.Wire;

/// <summary>A pooled array that held a secret goes back without it.</summary>
public sealed class ClearedBufferTests
{
    private const string Secret = "hunter2-secret";

    private static readonly IamTokenRequest Login = IamTokenRequest.Of(
        new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = Secret }, new IamProject(null, "cn-north-4"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_body_of_a_login_is_cleared()
        => AssertCleared(Body());

    [Fact]
    public void What_a_growing_buffer_leaves_behind_is_cleared_too()
    {
        using PooledBuffer buffer = new(256, isSecret: true);
        Encoding.UTF8.GetBytes(Secret).CopyTo(buffer.GetSpan(Secret.Length));
        buffer.Advance(Secret.Length);
        byte[] first = ArrayOf(buffer.Written);

        buffer.GetSpan(100_000);

        Assert.NotSame(first, ArrayOf(buffer.Written));
        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_cleared()
    {
        using MemoryStream rows = new(Encoding.UTF8.GetBytes(Secret));
        using MultipartFormDataContent form = await FileForm.LoadAsync(rows, "devices.xlsx", "application/octet-stream", static (_, _) => { }, Cancellation);

        AssertCleared(Assert.IsType<BufferedContent>(form.First()));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task An_error_that_repeats_what_was_sent_is_cleared(int status)
        => await AssertClearedAsync(status, new HttpRequestMessage());

    [Theory]
    [InlineData(201)]
    [InlineData(400)]
    public async Task An_answer_to_a_login_is_cleared(int status)
        => await AssertClearedAsync(status, new HttpRequestMessage { Content = Body() });

    private static BufferedContent Body() => JsonBodyWriter.Write(Login, IoTDAJsonContext.Wire.IamTokenRequest);

    private static void AssertCleared(BufferedContent body)
    {
        byte[] bytes = ArrayOf(body.Bytes);
        Assert.Contains(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        body.Dispose();

        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static async Task AssertClearedAsync(int status, HttpRequestMessage request)
    {
        using HttpRequestMessage sent = request;
        using HttpResponseMessage response = new((HttpStatusCode)status) { RequestMessage = sent, Content = new StringContent($"You sent {Secret}.") };
        await ResponseBuffer.LoadAsync(response, null, 1_000, Cancellation);
        byte[] bytes = ArrayOf(Assert.IsType<AnswerContent>(response.Content).Bytes);
        Assert.Contains(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        response.Dispose();

        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static byte[] ArrayOf(ReadOnlyMemory<byte> memory)
        => MemoryMarshal.TryGetArray(memory, out ArraySegment<byte> segment) ? segment.Array! : throw new InvalidOperationException("There is no array.");
}
