using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using FollowUp.Tests.Web.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NSubstitute;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A marketer makes a sequence of a preset, mends it, lets it run, and looks after it; enrollments are stand-ins.</summary>
public sealed class SequenceJourneyTests : IDisposable
{
    private const string LongName = "After delivery, for everybody who bought wool this winter and has not told us yet what they think of it so far";

    private readonly TestApp app;

    public SequenceJourneyTests()
    {
        var enrollments = Substitute.For<IEnrollments>();
        enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs([new StepCounts("wait1", 12, 300, 0, 0, 0, 0), new StepCounts("touch1", 0, 288, 280, 140, 28, 3)]);
        var inside = SequenceSamples.Enrollment() with { VersionNumber = 1 };
        enrollments.ListAsync(default!, default, default, default, default, default!, default).ReturnsForAnyArgs(call =>
        {
            inside = inside with { SequenceId = call.Arg<Guid?>()!.Value };
            return new Page<EnrollmentRow>([inside, SequenceSamples.Enrollment(EnrollmentStatus.Exited, reason: "opted_out") with { Id = SequenceSamples.Id }], 2);
        });
        enrollments.GetAsync(default!, default, default).ReturnsForAnyArgs(_ => new EnrollmentDetail(inside, null, [new EnrollmentMoment(SequenceSamples.At, "entered", null, null)]));
        app = new TestApp { Replace = services => services.AddSingleton(enrollments) };
    }

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_preset_becomes_a_sequence_that_runs_is_paused_and_goes_on(ColorScheme look)
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Visit.BeginAsync(app.Listen(), look);
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);

        await MakeOfPresetAsync(visit);
        await MendAsync(visit);
        await PublishPauseResumeAsync(visit);
        await LookAfterAsync(visit);
        await SeeOnAPhoneAsync(visit);

        Assert.Empty(visit.Problems);
    }

    private static async Task MakeOfPresetAsync(Visit visit)
    {
        await visit.Menu("Sequences").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No sequences yet" })).ToBeVisibleAsync();
        await CheckAsync(visit);
        await visit.Link("New sequence").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New sequence" })).ToBeVisibleAsync();
        await CheckAsync(visit);
        await visit.Button("Use this: Review request").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Review request" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".steps")).ToContainTextAsync("Wait 7 days");
    }

    /// <summary>A mistake made by hand is named, shown at its step, and mended.</summary>
    private static async Task MendAsync(Visit visit)
    {
        var text = visit.Page.GetByLabel("Flow", new() { Exact = true });
        await visit.Button("Edit as JSON").ClickAsync();
        var flow = await text.InputValueAsync();
        await text.FillAsync(flow.Replace("P7D", "a week", StringComparison.Ordinal));
        await visit.Button("Save draft").ClickAsync();
        await Expect(visit.Page.Locator(".flow-errors")).ToContainTextAsync("flow.steps[0].for");
        await CheckAsync(visit);
        await text.FillAsync(flow.Replace("\"next\": \"wait2\"", "\"next\": \"gone\"", StringComparison.Ordinal));
        await visit.Button("Save draft").ClickAsync();

        await Expect(visit.Button("Publish")).ToBeDisabledAsync();
        await CheckAsync(visit);
        await visit.Page.Locator(".findings button").First.ClickAsync();
        await Expect(visit.Page.Locator("#step-touch1")).ToBeFocusedAsync();
        await visit.Button("Edit as JSON").ClickAsync();
        await text.FillAsync(flow);
        await visit.Button("Save draft").ClickAsync();
        await Expect(visit.Button("Publish")).ToBeEnabledAsync();
    }

    private static async Task PublishPauseResumeAsync(Visit visit)
    {
        var state = visit.Page.Locator(".page-head .tag");
        await visit.Button("Publish").ClickAsync();
        await visit.Button("Publish sequence").ClickAsync();
        await Expect(state).ToHaveTextAsync("Active");
        await Expect(visit.Page.Locator("#step-touch1")).ToContainTextAsync("50% opened");
        await CheckAsync(visit);

        await visit.Page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await CheckAsync(visit);
        await visit.Button("Pause sequence").ClickAsync();
        await Expect(state).ToHaveTextAsync("Paused");
        await visit.Page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await visit.Button("Resume sequence").ClickAsync();
        await Expect(state).ToHaveTextAsync("Active");
    }

    private static async Task LookAfterAsync(Visit visit)
    {
        await visit.Link("Enrollments").ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await CheckAsync(visit);
        await visit.Button("Hana Sato").First.ClickAsync();
        await Expect(visit.Button("Skip wait")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Stands at “Wait 7 days”");
        await CheckAsync(visit);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await visit.Link("Versions").ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync(["Current"]);
        await CheckAsync(visit);
        await visit.Link("Settings").Last.ClickAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(LongName);
        await visit.Button("Save settings").ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(LongName);
        await CheckAsync(visit);
    }

    private static async Task SeeOnAPhoneAsync(Visit visit)
    {
        await visit.Page.SetViewportSizeAsync(390, 844);
        await visit.Link("Flow").ClickAsync();
        await Expect(visit.Page.Locator("#step-touch1")).ToBeVisibleAsync();
        await CheckAsync(visit);
        var own = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var path in new[] { "/sequences", "/sequences/new", own, $"{own}?tab=enrollments", $"{own}?tab=versions" })
        {
            await visit.OpenAsync(path);
            await Expect(visit.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => { const sheet = document.querySelector('.sheet'); return sheet.scrollWidth <= sheet.clientWidth; }"), $"{path} is wider than a phone.");
        }
    }

    /// <summary>A toast that fades is too pale for a moment.</summary>
    private static async Task CheckAsync(Visit visit)
    {
        await Expect(visit.Page.Locator(".rz-notification-title")).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(visit.Page);
    }
}
