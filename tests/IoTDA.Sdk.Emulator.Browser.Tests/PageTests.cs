using Microsoft.Playwright;

namespace IoTDA.Sdk.Emulator.Browser.Tests;

public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_of_the_SDK_runs_live_and_its_failed_device_is_opened()
    {
        EmulatorOptions options = new();
        options.Outcomes.FailDevices(["meter_2"], new DeviceFailure("IOTDA.014016", "The meter sleeps."));
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options, Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ConnectedAsync();
        emulator.Clock.Freeze();
        using IoTDAClient client = Client(emulator);
        await client.BatchTasks.CreateAsync(Upgrade(), Cancellation);

        await page.ShowsAsync("#tasks", "Initializing");
        await page.Button("+10 s").ClickAsync();
        await page.ShowsAsync("#tasks", "PartialSuccess");
        Assert.Equal("2 success, 1 fail", await page.At("#tasks .bar").GetAttributeAsync("aria-label"));

        await page.Button("Rollout").ClickAsync();
        await page.At("#detail-filter").SelectOptionAsync("Fail");
        await page.ShowsAsync("#sub-tasks", "IOTDA.014016: The meter sleeps.");
        Assert.Equal(1, await page.At("#sub-tasks tr").CountAsync());
        Assert.Contains("32822e5744a45ede319d2c50", await page.At("#detail-document").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_fault_from_a_button_makes_the_client_try_again_and_the_journal_shows_both()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions(), Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ConnectedAsync();
        await page.At("#fault-kind").SelectOptionAsync("ServiceUnavailable");
        await page.At("#fault-operation").SelectOptionAsync("ShowBatchTask");
        await page.Button("Inject").ClickAsync();
        await page.ShowsAsync("#faults", "Answer(503), ShowBatchTask, once");
        using IoTDAClient client = Client(emulator);
        BatchTask task = await client.BatchTasks.CreateAsync(Upgrade(), Cancellation);
        await client.BatchTasks.GetAsync(task.TaskId, Cancellation);

        await page.ShowsAsync("#requests tr", "503");
        ILocator shows = page.At("#requests tbody tr").Filter(new() { HasText = "ShowBatchTask" });
        await shows.Nth(1).WaitForAsync();
        Assert.Contains("200", await shows.Nth(0).TextContentAsync() ?? "", StringComparison.Ordinal);
        await page.ShowsAsync("#faults", "No fault is waiting.");
        await page.At("#requests tbody tr").Filter(new() { HasText = "CreateBatchTask" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.ShowsAsync("#request-bodies", "\"task_name\":\"Rollout\"");
        Assert.DoesNotContain(emulator.Token, await page.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Every_operation_and_every_kind_of_fault_is_offered_and_can_be_injected()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions(), Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ConnectedAsync();
        IReadOnlyList<string> operations = await page.At("#fault-operation option").AllTextContentsAsync();
        IReadOnlyList<string> kinds = await page.At("#fault-kind option").AllTextContentsAsync();
        Assert.Equal(["every one", .. Enum.GetNames<EmulatedOperation>()], operations);
        foreach (string kind in kinds)
        {
            await page.At("#fault-kind").SelectOptionAsync(kind);
            await page.RunAndWaitForAnswerAsync("emulator/faults", () => page.Button("Inject").ClickAsync());
            Assert.Equal("", await page.At("#message").TextContentAsync());
        }

        Assert.Equal(kinds.Count, emulator.Faults.Rules.Count);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Outcomes_and_the_policy_of_a_task_are_shown_and_an_outcome_ends_with_a_button()
    {
        EmulatorOptions options = new();
        options.Outcomes.Add(new OutcomeRule { Percentage = 5, TaskType = "firmwareUpgrade", Attempts = 1 });
        options.Outcomes.Add(new OutcomeRule { Targets = ["a", "b", "c", "d"], Fails = false, Duration = TimeSpan.FromMinutes(1) });
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options, Cancellation);
        using IoTDAClient client = Client(emulator);
        await client.BatchTasks.CreateAsync(Upgrade() with { Policy = new TaskPolicy { Retry = new TaskRetry(2, TimeSpan.FromMinutes(10)) } }, Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ShowsAsync("#outcomes", "5 % of the devices, firmwareUpgrade, first 1 attempts: fail with IOTDA.014016");
        await page.ShowsAsync("#outcomes", "a, b, c and 1 more: take 00:01:00");
        await page.Button("Rollout").ClickAsync();
        await page.ShowsAsync("#detail-facts", "2, 00:10:00 apart");

        await page.At("#outcomes li").First.GetByRole(AriaRole.Button).ClickAsync();
        await page.At("#outcomes li").Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(["a", "b", "c", "d"], Assert.Single(emulator.Outcomes.Rules).Targets!);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task The_clock_is_frozen_advanced_and_reset_with_buttons()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions(), Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ConnectedAsync();
        await page.Button("Freeze").ClickAsync();
        await page.ShowsAsync("#clock-state", "frozen");
        DateTimeOffset before = emulator.Clock.Now;
        await page.Button("+1 day").ClickAsync();
        await page.ShowsAsync("#now", before.AddDays(1).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(before.AddDays(1), emulator.Clock.Now);
        await page.At("#speed").SelectOptionAsync("60");
        await page.ShowsAsync("#freeze", "Unfreeze");
        await page.Button("Reset everything").ClickAsync();
        await page.Button("Freeze").WaitForAsync();
        Assert.Equal((false, 1), (emulator.Clock.IsFrozen, emulator.Clock.Speed));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task The_page_says_when_it_is_disconnected_and_comes_back()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions(), Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ConnectedAsync();
        await emulator.StopListeningAsync();
        await page.ShowsAsync("#connection.off", "Disconnected");
        await emulator.ResumeListeningAsync(Cancellation);

        await page.ConnectedAsync();
    }

    [Fact]
    public async Task Where_a_key_is_wanted_the_page_asks_for_it()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions { ControlKey = "let-me-in" }, Cancellation);
        await using EmulatorPage asked = await browser.OpenAsync(emulator);
        await asked.At("#key").FillAsync("wrong");
        await asked.Button("Open").ClickAsync();
        await asked.At("#connection.off").WaitForAsync();
        await asked.At("#key").FillAsync("let-me-in");
        await asked.Button("Open").ClickAsync();
        await asked.ConnectedAsync();

        await using EmulatorPage told = await browser.OpenAsync(emulator, query: "?key=let-me-in");
        await told.ConnectedAsync();
        Assert.Empty(told.Errors);
    }

    [Fact]
    public async Task A_task_is_opened_and_closed_by_keyboard()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions(), Cancellation);
        using IoTDAClient client = Client(emulator);
        await client.BatchTasks.CreateAsync(Upgrade(), Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await page.ShowsAsync("#tasks", "Success");
        await page.Button("Rollout").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.At("#detail-title:focus").WaitForAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        await page.At("#detail").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Empty(page.Errors);
    }

    private static IoTDAClient Client(IoTDAEmulator emulator)
        => IoTDAClient.Create(new IoTDAClientOptions { Endpoint = emulator.BaseAddress, ProjectId = emulator.ProjectId, Token = emulator.Token });

    private static SoftwareUpgradeRequest Upgrade() => new()
    {
        TaskName = "Rollout",
        Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
        Targets = BatchTargets.Devices(["meter_1", "meter_2", "meter_3"]),
    };
}
