using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Templates;

/// <summary>The words of an approved template with our variables in its places, as lists and the log show them.</summary>
internal static class ApprovedText
{
    /// <exception cref="InputException">The organization has no such approved template, it cannot be used, or a value is missing or does not parse.</exception>
    public static async Task<string> OfAsync(FollowUpDbContext context, ITemplateRenderer renderer, ApprovedUse use, CancellationToken cancellationToken)
    {
        var template = await context.Set<ApprovedTemplate>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == use.Template, cancellationToken)
            ?? throw new InputException("whatsApp.approved.template", "is no approved template of this organization");
        if (template.Status != ApprovalStatus.Approved)
        {
            throw new InputException("whatsApp.approved.template", $"is {template.Status.ToString().ToLowerInvariant()}; choose one that is approved");
        }

        var content = template.Read();
        var problems = WhatsAppRules.Problems(content, use).ToList();
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }

        foreach (var (key, value) in use.Values)
        {
            try
            {
                renderer.Check(null, null, value);
            }
            catch (InputException error)
            {
                throw new InputException($"whatsApp.approved.values.{key}", error.Errors[0].Message);
            }
        }

        return WhatsAppPlaces.Whole(content, use.Values);
    }
}
