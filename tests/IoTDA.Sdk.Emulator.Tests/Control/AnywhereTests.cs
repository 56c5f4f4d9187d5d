using System.Net;

namespace IoTDA.Sdk.Emulator.Tests.Control;

public sealed class AnywhereTests
{
    [Fact]
    public async Task Off_the_loopback_address_control_wants_a_key_and_the_API_does_not()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Host = "*");
        string key = session.Emulator.ControlKey!;

        Assert.Equal(32, key.Length);
        (await session.ControlAsync("GET", "clock")).ShouldBeRefused(HttpStatusCode.Unauthorized, "EMULATOR.CONTROL_KEY_REQUIRED", "X-Emulator-Key");
        (await session.ControlAsync("POST", "reset", key: key + "x")).ShouldBeRefused(HttpStatusCode.Unauthorized, "EMULATOR.CONTROL_KEY_REQUIRED", "key");
        Assert.Equal(HttpStatusCode.Unauthorized, (await session.ControlAsync("GET", "events")).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.ControlAsync("GET", "clock", key: key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.ControlAsync("GET", $"clock?key={key}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.ControlAsync("GET", "health")).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("batchtask-files")).Status);
    }

    [Fact]
    public async Task On_the_loopback_address_a_key_is_wanted_only_where_it_is_set()
    {
        await using EmulatorSession open = await EmulatorSession.StartAsync(options => options.Host = "localhost");
        await using EmulatorSession closed = await EmulatorSession.StartAsync(options => options.ControlKey = "sesame");

        Assert.Null(open.Emulator.ControlKey);
        Assert.Equal(HttpStatusCode.OK, (await open.ControlAsync("GET", "clock")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.ControlAsync("GET", "clock")).Status);
        Assert.Equal(HttpStatusCode.OK, (await closed.ControlAsync("GET", "clock", key: "sesame")).Status);
    }

    [Fact]
    public async Task A_host_that_is_no_address_is_refused()
        => await Assert.ThrowsAsync<ArgumentException>(() => IoTDAEmulator.StartAsync(new EmulatorOptions { Host = "a b" }, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Several_emulators_live_in_one_process_and_share_nothing()
    {
        await using EmulatorSession one = await EmulatorSession.StartAsync(options => options.ProjectId = "p1");
        await using EmulatorSession other = await EmulatorSession.StartAsync(options => options.ProjectId = "p2");
        await one.CreateIdAsync(Requests.Upgrade("d1"));

        Assert.Equal((1, 0), (one.Emulator.Tasks.Count, other.Emulator.Tasks.Count));
        Assert.Equal((1, 0), (one.Emulator.Requests.Count, other.Emulator.Requests.Count));
    }
}
