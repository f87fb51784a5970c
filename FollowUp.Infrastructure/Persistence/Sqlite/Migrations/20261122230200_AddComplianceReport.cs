using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddComplianceReport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Channel",
                table: "Verdicts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_Report",
                table: "Verdicts",
                columns: new[] { "OrganizationId", "Rule", "Kind", "Channel", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Report",
                table: "Suppressions",
                columns: new[] { "OrganizationId", "Reason", "Channel", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_Report",
                table: "ConsentEntries",
                columns: new[] { "OrganizationId", "Channel", "At" },
                filter: "\"Decision\" = 2 AND \"Purpose\" = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Verdicts_Report",
                table: "Verdicts");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_Report",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_ConsentEntries_Report",
                table: "ConsentEntries");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Verdicts");
        }
    }
}
