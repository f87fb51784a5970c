using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;

namespace FollowUp.Tests.E2E;

/// <summary>An admin looks up who changed what.</summary>
public sealed class AuditJourneyTests : IDisposable
{
    private readonly TestApp app = new() { Settings = { ["Scans:Enabled"] = "false" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_change_is_found_by_its_name_and_shows_before_and_after()
    {
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await visit.OpenAsync("/settings");
        await visit.Field("Name").First.FillAsync("Renamed Shop");
        await visit.Button("Save").First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("saved", new() { Exact = false }).First).ToBeVisibleAsync();

        await visit.OpenAsync("/compliance/audit");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("Renamed");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("1 entry");
        await visit.Button("Organization changed").ClickAsync();

        var change = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Changes" }).GetByRole(AriaRole.Row).Nth(1);
        await Assertions.Expect(change).ToContainTextAsync("Test Shop");
        await Assertions.Expect(change).ToContainTextAsync("Renamed Shop");
        await Accessibility.CheckAsync(visit.Page);
        foreach (var path in new[] { "/compliance/privacy", "/settings/retention" })
        {
            await visit.OpenAsync(path);
            await Accessibility.CheckAsync(visit.Page);
        }

        Assert.Empty(visit.Problems);
    }
}
