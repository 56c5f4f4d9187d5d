using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.Control;

/// <summary>Requests to the control routes.</summary>
internal static class ControlSession
{
    public static async Task<Answer> ControlAsync(this EmulatorSession session, string method, string path, string? json = null, string? key = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), "/emulator/" + path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("X-Emulator-Key", key);
        }

        return await session.SendAsync(request);
    }

    public static async Task<JsonNode> ReadAsync(this EmulatorSession session, string path)
    {
        Answer answer = await session.ControlAsync("GET", path);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return JsonNode.Parse(answer.Text)!;
    }

    public static async Task<Answer> DoAsync(this EmulatorSession session, string path, string? json = null)
    {
        Answer answer = await session.ControlAsync("POST", path, json);
        Assert.True((int)answer.Status < 300, answer.ToString());
        return answer;
    }
}
