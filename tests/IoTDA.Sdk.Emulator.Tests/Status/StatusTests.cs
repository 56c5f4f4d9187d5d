using System.Net;

namespace IoTDA.Sdk.Emulator.Tests.Status;

public sealed class StatusTests
{
    [Fact]
    public async Task The_page_shows_tasks_with_their_progress_and_requests_with_their_faults()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.Outcomes.FailDevices(["d3"]));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2", "d3"));
        session.Emulator.Faults.Next(Fault.GatewayTimeoutAfterExecuting);
        await session.GetAsync("batchtasks/%3Cb%3E?x=<b>");
        session.Wait(10);
        Answer page = await PageAsync(session);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("<td>MeterUpgrade<td>softwareUpgrade<td>PartialSuccess<td><progress max=3 value=3></progress>", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<td class=n>2<td class=n>1<td class=n>3<td><code>{id}</code>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<td>504<td><code>GET ", page.Text, StringComparison.Ordinal);
        Assert.Contains("<td>ExecuteThenAnswer(504), not executed</tr>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Emulator.Token, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_the_page_leaves_no_trace()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.Refuse);

        Assert.Equal(HttpStatusCode.OK, (await PageAsync(session)).Status);
        Assert.Equal((0, 1), (session.Emulator.Requests.Count, session.Emulator.Faults.PendingCount));
    }

    [Fact]
    public async Task Reset_forgets_everything_and_makes_the_token_valid_again()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.Users.Add(new EmulatedUser("home", "anna", "secret")));
        string first = await session.CreateIdAsync(Requests.Upgrade("d1"));
        await session.UploadAsync("a.xlsx");
        await session.PostAsync("../../../v3/auth/tokens", Requests.LogIn("home", "anna", "secret"));
        session.Wait(10);
        await session.DeleteAsync($"batchtasks/{first}");
        session.Emulator.ExpireTokens();
        session.Emulator.Faults.Next(Fault.Refuse, 9).ListLag = TimeSpan.FromHours(1);
        using HttpRequestMessage reset = new(HttpMethod.Post, "emulator/reset");

        Assert.Equal(HttpStatusCode.NoContent, (await session.SendAsync(reset)).Status);
        Assert.Equal((0, 0, 0), (session.Emulator.CreatedTasks.Count, session.Emulator.DeletedTasks.Count, session.Emulator.Files.Count));
        Assert.Equal((0, 0, 0), (session.Emulator.Requests.Count, session.Emulator.IssuedTokenCount, session.Emulator.Faults.PendingCount));
        string second = await session.CreateIdAsync(Requests.Upgrade("d1"));
        Assert.True(string.CompareOrdinal(first, second) < 0);
        Assert.Equal(1, (await session.GetAsync("batchtasks?task_type=softwareUpgrade")).Json["page"]!["count"]!.GetValue<int>());
    }

    private static async Task<Answer> PageAsync(EmulatorSession session)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, string.Empty);
        return await session.SendAsync(request);
    }
}
