using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>The list does what the canvas does.</summary>
public sealed class BuilderListTests : OwnerJourney
{
    [Fact]
    public async Task Steps_are_copied_cut_pasted_and_doubled_in_the_list_by_keyboard_alone()
    {
        await Drawing.BeginAsync(Visit);
        await Visit.Button("List").ClickAsync();
        var keys = Visit.Page.Keyboard;
        await Visit.Button("Add a step before “Finished”").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(Visit.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(Row("sms1")).ToBeFocusedAsync();

        await PressAsync("Control+c", "1 step copied.");
        await PressAsync("Control+v", null);
        await Expect(Row("sms2")).ToBeFocusedAsync();
        await PressAsync("Control+x", "1 step deleted.");
        await Expect(Row("sms1")).ToBeFocusedAsync();
        await Expect(Row("sms2")).ToHaveCountAsync(0);
        await keys.PressAsync("ArrowDown");
        await Expect(Row("end")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Space");
        await PressAsync("Control+v", null);
        await Expect(Visit.Page.Locator(".list-main")).ToHaveCountAsync(4);
        await PressAsync("Control+d", null);
        await Expect(Visit.Page.Locator(".list-main")).ToHaveCountAsync(5);
        await PressAsync("Control+z", null);
        await Expect(Visit.Page.Locator(".list-main")).ToHaveCountAsync(4);

        // The same by the menu of a row.
        await Row("sms1").FocusAsync();
        await Visit.Page.Locator(".list-step:has([data-row=sms1]) .list-more").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(Item("Duplicate")).ToBeFocusedAsync();
        await Accessibility.CheckAsync(Visit.Page);
        await keys.PressAsync("ArrowDown");
        await Expect(Item("Copy")).ToBeFocusedAsync();
        await PressAsync("Enter", "1 step copied.");
        await Expect(Visit.Page.Locator(".list-step:has([data-row=sms1]) .list-more")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(Item("Duplicate")).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(Item("Duplicate")).ToHaveCountAsync(0);
        Assert.Empty(Visit.Problems);

        ILocator Row(string id) => Visit.Page.Locator($"[data-row='{id}']");

        ILocator Item(string name) => Visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = name });

        async Task PressAsync(string key, string? said)
        {
            await keys.PressAsync(key);
            if (said is not null)
            {
                await Expect(Visit.Page.Locator(".snack")).ToContainTextAsync(said);
            }
        }
    }
}
