using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using Radzen;

namespace FollowUp.Web.Features.Sequences;

/// <summary>After publishing, whoever is in an older version may go over to the new one.</summary>
public static class MigrationOffer
{
    /// <param name="number">Of the version just published.</param>
    public static async Task MakeAsync(DialogService dialogs, ISequences sequences, Actor actor, Guid sequenceId, int number, FlowNames names, CancellationToken cancellationToken)
    {
        if (number > 1 && (await sequences.VersionsAsync(actor, sequenceId, cancellationToken)).Where(version => version.Number != number && version.Inside > 0).ToList() is { Count: > 0 } older)
        {
            await MigrationDialog.OpenAsync(dialogs, sequenceId, older, number, names);
        }
    }
}
