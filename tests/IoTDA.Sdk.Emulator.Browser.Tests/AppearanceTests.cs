using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IoTDA.Sdk.Emulator.Browser.Tests;

public sealed class AppearanceTests(Browser browser) : IClassFixture<Browser>
{
    private const string Markup = "<img src=x onerror=hacked=1><b>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(400, false)]
    public async Task Axe_finds_no_serious_violation(int width, bool dark)
    {
        await using IoTDAEmulator emulator = await FullEmulator.StartAsync("north", Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator, width, dark);
        await OpenEverythingAsync(page);
        AxeResult result = await page.Page.RunAxe();

        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(
            violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.True(result.Passes.Length > 10);
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Nothing_sticks_out_of_the_page(int width)
    {
        await using IoTDAEmulator emulator = await FullEmulator.StartAsync("north", Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator, width);
        await OpenEverythingAsync(page);

        Assert.InRange(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
    }

    [Fact]
    public async Task Markup_in_any_field_stays_text()
    {
        await using IoTDAEmulator emulator = await FullEmulator.StartAsync(Markup, Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await OpenEverythingAsync(page);
        await page.At("#requests tbody tr").Filter(new() { HasText = "ShowBatchTask" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.At("#request-detail").WaitForAsync();
        foreach (string place in new[] { "#facts", "#tasks", "#sub-tasks", "#faults", "#groups", "#packages", "#files", "#request-bodies" })
        {
            await page.ShowsAsync(place, "<img src=x onerror=hacked=1>");
        }

        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.querySelectorAll('img, b, body script').length"));
        Assert.True(await page.Page.EvaluateAsync<bool>("typeof hacked === 'undefined'"));
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData("tasks", 1280, false)]
    [InlineData("tasks-dark", 1280, true)]
    [InlineData("tasks-narrow", 400, false)]
    public async Task Screenshots_are_taken(string name, int width, bool dark)
    {
        await using IoTDAEmulator emulator = await FullEmulator.StartAsync("cn-north-4", Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator, width, dark);
        await page.ShowsAsync("#tasks", "Firmware_2_0_0_north");
        byte[] tasks = await SaveAsync(page, name);
        Assert.True(tasks.Length > 10_000);
        if (name == "tasks")
        {
            await OpenEverythingAsync(page);
            await SaveAsync(page, "task", page.At("#detail"));
            await SaveAsync(page, "requests", page.At("#requests-title"));
        }
    }

    private static async Task<byte[]> SaveAsync(EmulatorPage page, string name, ILocator? at = null)
    {
        string folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        if (at is not null)
        {
            await at.EvaluateAsync("element => element.scrollIntoView()");
        }

        return await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    private static async Task OpenEverythingAsync(EmulatorPage page)
    {
        await page.Button("Firmware_2_0_0_north").ClickAsync();
        await page.At("#sub-tasks tr").First.WaitForAsync();
        await page.At("#detail-filter").SelectOptionAsync("Fail");
        await page.ShowsAsync("#sub-tasks", "IOTDA.014111");
    }
}
