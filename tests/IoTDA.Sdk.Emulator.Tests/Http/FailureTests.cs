using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace IoTDA.Sdk.Emulator.Tests.Http;

/// <summary>Whatever goes wrong has the envelope, a request id and an entry in the journal.</summary>
public sealed class FailureTests
{
    private const string LoneSurrogate = "\\ud800";

    [Theory]
    [InlineData("batchtasks", """{"task_name":"a*","task_type":"softwareUpgrade","targets":["d1"],"document":{"package_id":"p"}}""")]
    [InlineData("batchtasks", """{"task_name":"a","task_type":"softwareUpgrade","targets":["*"],"document":{"package_id":"p"}}""")]
    [InlineData("batchtasks", """{"task_name":"a","task_type":"softwareUpgrade","targets":["d1"],"document":{"package_id":"*"}}""")]
    [InlineData("batchtasks", """{"task_name":"a","task_type":"softwareUpgrade","targets":["d1"],"document":{"package_id":"p"},"task_ext_info":{"*":"*"}}""")]
    [InlineData("batchtasks/0000000000000000000000ff/stop", """{"targets":["*"]}""")]
    [InlineData("batchtasks/0000000000000000000000ff/stop", """{"*":["d1"]}""")]
    public async Task Text_that_is_no_text_is_refused_as_a_wrong_format(string path, string json)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        Answer surrogate = await session.PostAsync(path, json.Replace("*", LoneSurrogate, StringComparison.Ordinal));
        Answer bytes = await session.SendAsync(HttpMethod.Post, path, Bytes(json, 0xC3, 0x28));

        surrogate.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000008", "Unicode");
        bytes.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000008", "UTF-8");
        Assert.Equal([400, 400], session.Emulator.Requests.Select(request => request.StatusCode));
    }

    [Fact]
    public async Task A_login_with_text_that_is_no_text_has_the_envelope_of_IAM()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string json = Requests.LogIn("home", "anna", LoneSurrogate);

        Answer answer = await session.PostAsync("../../../v3/auth/tokens", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(400, answer.Json["error"]!["code"]!.GetValue<int>());
        Assert.True(answer.Headers.ContainsKey("X-Request-Id"));
    }

    [Fact]
    public async Task A_file_name_that_is_no_text_is_refused_as_a_wrong_format()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        ByteArrayContent form = new([.. "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""u8, 0xC3, 0x28, .. ".xlsx\"\r\n\r\nabc\r\n--b--\r\n"u8]);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        (await session.SendAsync(HttpMethod.Post, "batchtask-files", form)).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000008", "UTF-8");
        Assert.Empty(session.Emulator.Files);
    }

    [Fact]
    public async Task A_header_that_is_no_text_reaches_the_emulator()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string answer = await RawAsync(session, [.. "GET /none HTTP/1.1\r\nHost: x\r\nX-Auth-Token: "u8, 0xC3, 0x28, .. "\r\nConnection: close\r\n\r\n"u8]);

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.Contains("X-Request-Id: ", answer, StringComparison.Ordinal);
        Assert.Contains("APIGW.0101", answer, StringComparison.Ordinal);
        Assert.Single(session.Emulator.Requests);
    }

    [Fact]
    public async Task A_character_of_two_units_is_named_whole()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        Answer answer = await session.CreateAsync(Requests.Upgrade("d1").With("task_name", "a😀"));

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "😀");
    }

    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/favicon.ico?x=1")]
    public async Task A_browser_leaves_no_trace(string path)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, path);

        Answer answer = await session.SendAsync(request);

        Assert.True((int)answer.Status < 300, answer.ToString());
        Assert.Empty(session.Emulator.Requests);
    }

    [Fact]
    public async Task A_trailing_slash_is_the_same_route()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));

        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("batchtasks/?task_type=softwareUpgrade")).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync($"batchtasks/{id}/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync($"batchtasks/{id}//")).Status);
    }

    [Fact]
    public async Task A_target_in_absolute_form_is_the_same_route()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Uri address = session.Emulator.BaseAddress;
        string answer = await RawAsync(session, Encoding.ASCII.GetBytes(
            $"GET {address}{session.Root}batchtask-files HTTP/1.1\r\nHost: {address.Authority}\r\n"
            + $"X-Auth-Token: {session.Emulator.Token}\r\nConnection: close\r\n\r\n"));

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Equal(EmulatedOperation.ListBatchTaskFiles, Assert.Single(session.Emulator.Requests).Operation);
        Assert.StartsWith("http://", session.Emulator.Requests.Single().RawTarget, StringComparison.Ordinal);
    }

    private static async Task<string> RawAsync(EmulatorSession session, byte[] request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(session.Emulator.BaseAddress.Host, session.Emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(request, TestContext.Current.CancellationToken);
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static ByteArrayContent Bytes(string json, params byte[] bad)
    {
        int star = json.IndexOf('*', StringComparison.Ordinal);
        ByteArrayContent content = new([.. Encoding.UTF8.GetBytes(json[..star]), .. bad, .. Encoding.UTF8.GetBytes(json[(star + 1)..])]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
