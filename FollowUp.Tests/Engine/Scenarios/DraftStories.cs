using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Two people at one draft.</summary>
public sealed class DraftStories
{
    private static readonly string[] Both = ["one", "other"];

    [DatabaseTheory]
    public async Task Each_saving_tells_its_version_and_only_one_of_two_on_the_same_is_taken(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var id = await story.Sequences.CreateAsync(story.Owner, "Draft", null, Named("first"), CancellationToken.None);
        var version = (await story.Sequences.GetAsync(story.Owner, id, CancellationToken.None)).Version;

        var next = await story.Sequences.UpdateAsync(story.Owner, id, version, null, null, Named("mine"), CancellationToken.None);
        await Assert.ThrowsAsync<ConflictException>(() => story.Sequences.UpdateAsync(story.Owner, id, version, null, null, Named("theirs"), CancellationToken.None));
        var both = await Task.WhenAll(Both.Select(name => TakenAsync(() => story.Sequences.UpdateAsync(story.Owner, id, next, null, null, Named(name), CancellationToken.None))));

        Assert.Single(both, taken => taken);
        var detail = await story.Sequences.GetAsync(story.Owner, id, CancellationToken.None);
        Assert.Equal((version + 1, version + 2), (next, detail.Version));
        Assert.Contains(detail.Draft.Steps[0].Name, Both);
    }

    [DatabaseTheory]
    public async Task Drafts_fill_no_audit_log_and_names_do(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var id = await story.Sequences.CreateAsync(story.Owner, "Draft", null, Named("first"), CancellationToken.None);

        await story.Sequences.UpdateAsync(story.Owner, id, null, null, null, Named("second"), CancellationToken.None);
        await story.Sequences.UpdateAsync(story.Owner, id, null, "Renamed", null, null, CancellationToken.None);

        await using var context = story.Open();
        Assert.Equal(["sequence.changed", "sequence.created"], await context.Set<AuditEntry>().Where(entry => entry.SubjectId == id).Select(entry => entry.Action).Order().ToListAsync());
    }

    private static Flow Named(string name) => new([new EndStep("end") { Name = name }], "end");

    private static async Task<bool> TakenAsync(Func<Task<int>> save)
    {
        try
        {
            await save();
            return true;
        }
        catch (ConflictException)
        {
            return false;
        }
    }
}
