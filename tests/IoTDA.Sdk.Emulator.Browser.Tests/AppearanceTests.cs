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
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.scroll')].filter(part => part.scrollWidth > part.clientWidth).map(part => `${part.firstElementChild.id}: ${part.scrollWidth} of ${part.clientWidth}`)"));
    }

    [Fact]
    public async Task Markup_in_any_field_stays_text()
    {
        await using IoTDAEmulator emulator = await FullEmulator.StartAsync(Markup, Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator);
        await OpenEverythingAsync(page);
        await page.At("#requests tbody tr").Filter(new() { HasText = "ShowBatchTask" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.At("#request-detail").WaitForAsync();
        foreach (string place in new[] { "#facts", "#tasks", "#sub-tasks", "#faults", "#outcomes", "#groups", "#packages", "#files", "#request-bodies" })
        {
            await page.ShowsAsync(place, "<img src=x onerror=hacked=1>");
        }

        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.querySelectorAll('img, b, body script').length"));
        Assert.True(await page.Page.EvaluateAsync<bool>("typeof hacked === 'undefined'"));
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData("", 1280, false)]
    [InlineData("-dark", 1280, true)]
    [InlineData("-narrow", 400, false)]
    public async Task Screenshots_are_taken(string look, int width, bool dark)
    {
        string folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        await using IoTDAEmulator emulator = await FullEmulator.StartAsync("north", Cancellation);
        await using EmulatorPage page = await browser.OpenAsync(emulator, width, dark);
        await page.ShowsAsync("#tasks", "Firmware_2_0_0_north");
        Assert.True((await page.Page.ScreenshotAsync(new() { Path = Of("tasks") })).Length > 10_000);
        await OpenEverythingAsync(page);
        await page.At("#requests tbody tr").Filter(new() { HasText = "CreateBatchTask" }).First.GetByRole(AriaRole.Button).ClickAsync();
        await page.At("#request-detail").WaitForAsync();
        foreach ((string name, string part) in new[] { ("task", "#detail"), ("faults", "#faults-part"), ("requests", "#requests-part") })
        {
            Assert.True((await page.At(part).ScreenshotAsync(new() { Path = Of(name) })).Length > 5_000);
        }

        string Of(string name) => Path.Combine(folder, $"{name}{look}.png");
    }

    private static async Task OpenEverythingAsync(EmulatorPage page)
    {
        await page.Button("Firmware_2_0_0_north").ClickAsync();
        await page.At("#sub-tasks tr").First.WaitForAsync();
        await page.At("#detail-filter").SelectOptionAsync("Fail");
        await page.ShowsAsync("#sub-tasks", "IOTDA.014111");
    }
}
