using System.Net;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Infrastructure.Identity;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Calls;

/// <summary>Mails members what a step has to tell them.</summary>
internal sealed class MemberNotice(Database database, ISystemMail mails, AppAddress address)
{
    public async Task<ActionOutcome> PlanAsync(StepAction action, CancellationToken cancellationToken)
    {
        var step = (NotifyStep)Json.Read<Step>(action.Definition);
        await using var context = database.Open(action.OrganizationId);
        var members = await context.Set<Membership>().AsNoTracking()
            .Where(row => step.Member == null ? row.Role >= Role.Admin : row.UserId == step.Member)
            .Join(context.Set<User>(), row => row.UserId, user => user.Id, (_, user) => new { user.Id, user.Email })
            .ToListAsync(cancellationToken);
        if (members.Count == 0)
        {
            return new ActionOutcome("Nobody is there to tell.", Permanent: true);
        }

        var contact = await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == action.ContactId, cancellationToken);
        var name = contact?.DisplayName ?? "A contact";
        var link = address.For($"/contacts/{action.ContactId:D}");
        foreach (var member in members.Where(member => member.Email is not null))
        {
            await mails.PlanAsync(
                new SystemMail(
                    action.OrganizationId, member.Email!, null, $"{name}: {step.Text.Split('\n')[0]}", $"{step.Text}\n\n{name}: {link}\n",
                    $"<p>{WebUtility.HtmlEncode(step.Text).Replace("\n", "<br>", StringComparison.Ordinal)}</p><p><a href=\"{link}\">{WebUtility.HtmlEncode(name)}</a></p>",
                    $"notice:{action.Id:N}:{member.Id:N}"[..Math.Min(80, $"notice:{action.Id:N}:{member.Id:N}".Length)]),
                cancellationToken);
        }

        return ActionOutcome.Done;
    }
}
