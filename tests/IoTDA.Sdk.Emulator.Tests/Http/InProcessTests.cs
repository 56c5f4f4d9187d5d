using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.Http;

public sealed class InProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_get_there_without_a_port_as_they_were_sent()
    {
        await using IoTDAEmulator emulator = IoTDAEmulator.Create();
        using HttpClient http = Client(emulator);
        using StringContent body = new(Requests.Upgrade("d1").ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage made = await http.PostAsync("batchtasks", body, Cancellation);
        using HttpResponseMessage odd = await http.GetAsync("batchtasks/a%2Fstop?x=%20", Cancellation);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (made.StatusCode, odd.StatusCode));
        Assert.Equal("MeterUpgrade", JsonNode.Parse(await made.Content.ReadAsStringAsync(Cancellation))!["task_name"]!.GetValue<string>());
        Assert.Equal($"/v5/iot/{emulator.ProjectId}/batchtasks/a%2Fstop?x=%20", emulator.Requests.Last().RawTarget);
        Assert.DoesNotContain(emulator.Requests.Last().Headers.Keys, name => name.StartsWith("X-Emulator", StringComparison.OrdinalIgnoreCase));
        await Assert.ThrowsAsync<InvalidOperationException>(() => emulator.ResumeListeningAsync(Cancellation));
    }

    [Fact]
    public async Task Faults_of_the_connection_show_as_they_do_on_a_socket()
    {
        await using IoTDAEmulator emulator = IoTDAEmulator.Create();
        using HttpClient http = Client(emulator);
        foreach (Fault fault in new[] { Fault.Refuse, Fault.ResetBeforeExecuting, Fault.ResetAfterExecuting, Fault.BodyCutShort })
        {
            emulator.Faults.Next(fault);
            Exception? thrown = await Record.ExceptionAsync(() => http.GetStringAsync("batchtask-files", Cancellation));

            Assert.True(thrown is HttpRequestException, $"{fault}: {thrown}");
        }

        Assert.Contains("files", await http.GetStringAsync("batchtask-files", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_with_a_port_can_be_reached_both_ways()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        await session.CreateIdAsync(Requests.Upgrade("d1"));
        using HttpClient http = Client(session.Emulator);

        Assert.Contains("MeterUpgrade", await http.GetStringAsync("batchtasks?task_type=softwareUpgrade", Cancellation), StringComparison.Ordinal);
    }

    private static HttpClient Client(IoTDAEmulator emulator)
    {
        HttpClient http = new(emulator.CreateHandler()) { BaseAddress = new Uri(emulator.BaseAddress, $"v5/iot/{emulator.ProjectId}/") };
        http.DefaultRequestHeaders.Add("X-Auth-Token", emulator.Token);
        return http;
    }
}
